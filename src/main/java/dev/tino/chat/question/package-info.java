/** Vetted questions about the business data: which one somebody asks, and its answer without a language model. */
package dev.tino.chat.question;
