/** What the rows of a dataset look like, told while they come. */
package dev.tino.credit.dataset.report;
