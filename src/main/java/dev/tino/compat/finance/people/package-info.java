/** That system's users: the people of an account. */
package dev.tino.compat.finance.people;
