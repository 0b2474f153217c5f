/** Who is calling: users, passwords, signing keys and tokens. */
package dev.tino.core.auth;
