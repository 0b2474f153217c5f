package dev.tino.core.error;

/**
 * One field that is not as it must be.
 *
 * @param field path from the root of the body, such as {@code transactions[3].amount}
 * @param message what is wrong with it, in words for people
 */
public record Violation(String field, String message) {
}
