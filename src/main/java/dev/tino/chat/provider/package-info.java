/** Assistants behind which a language model or a workflow stands, and what they are told. */
package dev.tino.chat.provider;
