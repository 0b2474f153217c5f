/**
 * Routes of an older personal finance system, which knew no log-in: the account that calls is that system's only tenant, and
 * its users are people of that account.
 */
package dev.tino.compat.finance;
