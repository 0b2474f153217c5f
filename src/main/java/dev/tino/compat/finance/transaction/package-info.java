/** That system's transactions, whose amounts have no sign of their own. */
package dev.tino.compat.finance.transaction;
