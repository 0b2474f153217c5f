/** What every assistant is asked and answers with, whatever stands behind it. */
package dev.tino.chat.assistant;
