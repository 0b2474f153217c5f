/** Loaded models and the bounded pool that runs them through DJL, swapped without a request in flight noticing. */
package dev.tino.ml.serve;
