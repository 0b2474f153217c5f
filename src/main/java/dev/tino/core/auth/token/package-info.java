/** Tokens: short-lived ones for people, families of refresh tokens behind them, long-lived ones for machines. */
package dev.tino.core.auth.token;
