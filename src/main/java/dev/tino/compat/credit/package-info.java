/** The routes of the system that scored credit before: companies, what they send to learn from, orders and their results. */
package dev.tino.compat.credit;
