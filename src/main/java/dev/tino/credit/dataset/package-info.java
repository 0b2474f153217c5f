/** Datasets of past orders that a company sends in lots, seals, and has a model learn from. */
package dev.tino.credit.dataset;
