/** Looks at the rows of a lot one by one: which are good, and what they tell of the fields. Plain Java. */
package dev.tino.credit.dataset.check;
