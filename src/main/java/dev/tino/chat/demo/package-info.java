/** The talks of the demonstration. */
package dev.tino.chat.demo;
