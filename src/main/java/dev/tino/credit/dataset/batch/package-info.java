/** Lots of rows as they come: checked row by row, and each stored once. */
package dev.tino.credit.dataset.batch;
