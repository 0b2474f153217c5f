/** Classification of more lines than a request waits for: up to a hundred thousand, lot by lot, as a job. */
package dev.tino.finance.classification.job;
