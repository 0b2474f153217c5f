package dev.tino.chat.observatory.sql;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a statement found.
 *
 * @param sql what ran: the statement as it was understood and written anew
 * @param rows JSON values: text, numbers, booleans, null; dates as ISO 8601 has them
 * @param truncated whether there is more than these rows
 */
public record QueryResult(String sql, List<String> columns, List<List<Object>> rows, boolean truncated,
        @Schema(examples = "12") long millis) {
}
