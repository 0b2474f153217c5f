/** The fields of rows and orders: which there are, what they take, and what is kept of a value. */
package dev.tino.credit.dataset.field;
