package dev.tino.chat.talk;

import java.util.List;

/**
 * What an answer rests on, as it is told to clients.
 *
 * @param sql the statement that was run
 * @param truncated whether it had more rows than these
 */
public record EvidenceView(String sql, List<String> columns, List<List<Object>> rows, boolean truncated) {
}
