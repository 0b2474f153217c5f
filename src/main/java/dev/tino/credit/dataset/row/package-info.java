/** Rows that are stored, sealed at rest and opened lot by lot. */
package dev.tino.credit.dataset.row;
