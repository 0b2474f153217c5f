/** The names an owner files his transactions under: categories, and types such as income and expense. */
package dev.tino.finance.category;
