package dev.tino.chat.question.answer;

import java.util.List;

import dev.tino.chat.question.definition.Statement;

/**
 * What the database said.
 *
 * @param rows JSON values in the order of the question's columns
 * @param truncated whether there were more rows
 */
public record Result(Filling filling, Statement statement, List<List<Object>> rows, boolean truncated) {
}
