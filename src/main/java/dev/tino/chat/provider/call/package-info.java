/** Calls of a model that are answered bit by bit: in turn, for a bounded time, and over at once for who cancels. */
package dev.tino.chat.provider.call;
