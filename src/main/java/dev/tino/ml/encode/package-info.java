/** From rows to sparse vectors, by one encoder that is fitted on the training rows and travels with the model. */
package dev.tino.ml.encode;
