/** Reading what that system's clients send, and its words for what is wrong with it. */
package dev.tino.compat.finance.body;
