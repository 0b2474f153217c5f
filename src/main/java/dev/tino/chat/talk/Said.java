package dev.tino.chat.talk;

/**
 * What a user said, and where.
 *
 * @param number of the message in its talk
 */
public record Said(TalkView talk, MessageView message, int number) {
}
