/** How one line is understood, whatever file it stands in: its date, amount and description, and what is no line at all. */
package dev.tino.finance.statement.line;
