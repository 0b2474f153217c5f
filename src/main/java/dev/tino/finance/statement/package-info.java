/** Reading bank statements (CSV, OFX, XLSX) into lines, and telling what became of every line that is none. */
package dev.tino.finance.statement;
