/** Datasets that are well known: their fields, and rows of our own making. */
package dev.tino.credit.dataset.ready;
