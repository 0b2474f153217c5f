package dev.tino.chat.question;

import dev.tino.chat.assistant.Piece;

/**
 * What a vetted question says of what somebody asked.
 *
 * @param questionId such as {@code top-customers}
 * @param text the answer in Markdown, in the language in which it was asked
 * @param evidence the statement that was run, and its rows
 */
public record VettedAnswer(String questionId, String text, Piece.Evidence evidence) {
}
