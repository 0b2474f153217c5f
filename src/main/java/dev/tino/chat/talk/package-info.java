/** Talks and what was said in them: lists, search, names, export, removal. */
package dev.tino.chat.talk;
