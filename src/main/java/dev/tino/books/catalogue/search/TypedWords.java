package dev.tino.books.catalogue.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What somebody typed, as the database understands it. Asked for before the search itself, which can be planned for these
 * very words then.
 *
 * @param query as text of a {@code tsquery}; null when no word is left that a text could hold
 * @param folded as titles are folded
 */
record TypedWords(String query, String folded) {

    private static final String PARSE = "select book_query($1)::text as query, book_fold($1) as folded";

    /** Whether it is one word, so frequent that the index of words leaves it out. */
    boolean isFrequentWord() {
        return query == null && folded.indexOf(' ') < 0;
    }

    static Uni<TypedWords> of(SqlClient client, String typed) {
        return client.preparedQuery(PARSE).execute(Tuple.of(typed)).map(rows -> {
            Row row = rows.iterator().next();
            return new TypedWords(row.getString("query"), row.getString("folded"));
        });
    }
}
