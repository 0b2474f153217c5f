/** Phrasings of the vetted questions, made from templates, and the model that is trained on them. */
package dev.tino.chat.question.corpus;
