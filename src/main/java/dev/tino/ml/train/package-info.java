/** Training through Tribuo, and measuring what was trained: figures, intervals, risk against coverage. */
package dev.tino.ml.train;
