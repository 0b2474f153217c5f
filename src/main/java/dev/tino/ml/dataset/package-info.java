/** Labelled rows under a schema, and their division into rows to learn from and rows to be tested on. */
package dev.tino.ml.dataset;
