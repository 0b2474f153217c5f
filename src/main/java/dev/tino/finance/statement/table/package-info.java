/** Statements that are tables: rows from CSV or XLSX below a header whose columns are known by name. */
package dev.tino.finance.statement.table;
