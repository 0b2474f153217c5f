/** Texts as vectors, from a service outside that the settings name; kept, so that no text is sent twice. */
package dev.tino.models.embedding;
