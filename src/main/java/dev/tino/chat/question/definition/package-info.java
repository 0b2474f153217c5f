/** The vetted questions as their files tell them: statement, slots, answer. */
package dev.tino.chat.question.definition;
