/** What a question says of periods, names and numbers, out of its words. */
package dev.tino.chat.question.slot;
