/** Statements in OFX, 1.x (SGML) and 2.x (XML), with the liberties that banks take. */
package dev.tino.finance.statement.ofx;
