/** Talks with an assistant that answers from business data. */
package dev.tino.chat;
