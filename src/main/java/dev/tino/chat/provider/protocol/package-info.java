/** What each kind of model is asked and how it answers. Plain Java. */
package dev.tino.chat.provider.protocol;
