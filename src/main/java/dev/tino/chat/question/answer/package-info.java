/** Turns a question, its slots and its rows into an answer. */
package dev.tino.chat.question.answer;
