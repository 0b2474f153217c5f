/** Which category a transaction belongs to, as a model sees it. */
package dev.tino.finance.classification;
