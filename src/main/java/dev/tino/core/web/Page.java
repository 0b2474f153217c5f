package dev.tino.core.web;

import java.util.List;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins, or null when this is the last one
 */
public record Page<T>(List<T> items, @Schema(nullable = true) String nextCursor) {

    /** A list that is short by nature and comes whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * Cuts a page from rows that were asked for with one more than the limit, which tells whether another page follows.
     *
     * @param cursorAfter the cursor of the page that begins behind a row
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Cursor> cursorAfter) {
        if (rows.size() <= limit) {
            return whole(rows);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursorAfter.apply(items.get(limit - 1)).encode());
    }

    /**
     * Every page of a list, one after another as they are taken.
     *
     * @param pages the page that begins at a cursor, null for the first
     */
    public static <T> Multi<Page<T>> all(Function<String, Uni<Page<T>>> pages) {
        return Multi.createBy().repeating()
                .uni(Position::new,
                        position -> pages.apply(position.cursor).invoke(page -> position.cursor = page.nextCursor()))
                .whilst(page -> page.nextCursor() != null);
    }

    private static final class Position {
        private String cursor;
    }
}
