/** What the classifier sees of a question. */
package dev.tino.chat.question.phrase;
