/** Two versions of a company's model on the same rows: what they say of them, and which would change sides. */
package dev.tino.credit.comparison;
