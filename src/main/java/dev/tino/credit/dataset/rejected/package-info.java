/** Rows that were kept out of datasets: where they stood, and why. */
package dev.tino.credit.dataset.rejected;
