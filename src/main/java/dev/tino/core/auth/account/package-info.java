/** Accounts: registering, logging in, the caller's own profile, and their administration. */
package dev.tino.core.auth.account;
