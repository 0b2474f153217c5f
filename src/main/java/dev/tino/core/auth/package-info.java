/** Who is who: accounts, passwords, tokens and roles. */
package dev.tino.core.auth;
