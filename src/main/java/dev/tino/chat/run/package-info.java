/** Answers in the making: begun with what is said, followed from any node, cancelled, and tried again. */
package dev.tino.chat.run;
