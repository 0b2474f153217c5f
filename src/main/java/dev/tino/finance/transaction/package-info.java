/** Transactions: one row for each line of money in or out, owned by a user. */
package dev.tino.finance.transaction;
