package dev.tino.chat.observatory.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.ChatError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;

/** Runs one select in a {@link SqlSession}, as far as its answer may be large and its work may cost. */
final class SqlRun {

    /** A function of PostgreSQL takes no more arguments, and people read fewer columns. */
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_ROW = 64 * 1024;
    /** Rows that are fetched at a time: no more of the longest is held here than 50 of them. */
    private static final int FETCH = 50;

    private static final String WHOLE_BEGINS = "select * from (\n";
    private static final TypeReference<List<Object>> VALUES = new TypeReference<>() {
    };
    // A number may be as long as a row.
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(LONGEST_ROW).build()).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final SqlConfig config;
    private final SqlSession session;

    SqlRun(SqlConfig config, SqlSession session) {
        this.config = config;
        this.session = session;
    }

    /** @param sql one select */
    Uni<QueryResult> run(String sql) {
        long begin = System.nanoTime();
        // Only what fails here is the statement's fault.
        return session.read(connection -> columns(connection, sql)
                .chain(columns -> {
                    String lines = lines(sql, columns.size());
                    return requireCheap(connection, lines)
                            .chain(() -> connection.prepare("%s limit %d".formatted(lines, config.rows() + 1)))
                            .chain(prepared -> fetch(prepared, new Answer(sql, columns, begin)));
                })
                .onFailure(PgException.class).transform(failure -> explained(failure, sql)));
    }

    private static Uni<List<String>> columns(PgConnection connection, String sql) {
        return connection.preparedQuery(WHOLE_BEGINS + sql + "\n) as q limit 0").execute().map(RowSet::columnsNames)
                .invoke(columns -> {
                    if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
                        throw SqlReader.refuse("It has to select 1 to %d columns".formatted(MOST_COLUMNS));
                    }
                });
    }

    /** Each row as a JSON array, made by the database; null instead of one that is too long to be sent. */
    private String lines(String sql, int columns) {
        String names = IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return """
                select case when octet_length(line) <= %d then line end
                  from (select json_build_array(%2$s)::text as line from (
                %3$s
                ) as q (%2$s) offset 0) as lines""".formatted(LONGEST_ROW, names, sql);
    }

    /** Of all rows: of the first that are wanted, PostgreSQL expects that they are found soon, though there be none. */
    private Uni<Void> requireCheap(PgConnection connection, String lines) {
        return connection.preparedQuery("explain (format json) " + lines).execute().invoke(rows -> {
            Object plan = rows.iterator().next().getValue(0);
            JsonArray plans = plan instanceof JsonArray array ? array : (JsonArray) Json.decodeValue(plan.toString());
            double cost = cost(plans.getJsonObject(0).getJsonObject("Plan"));
            if (cost > config.cost()) {
                throw ChatError.SQL_TOO_EXPENSIVE.because(
                        "The database expects it to cost %.0f, and at most %.0f is allowed: join by keys, and select less",
                        cost,
                        config.cost());
            }
        }).replaceWithVoid();
    }

    /** The most of any part, since a limit or an exists within makes the whole look cheap as well. */
    private static double cost(JsonObject plan) {
        return Math.max(plan.getDouble("Total Cost"), plan.getJsonArray("Plans", new JsonArray()).stream()
                .mapToDouble(part -> cost((JsonObject) part)).max().orElse(0));
    }

    private Uni<QueryResult> fetch(PreparedStatement prepared, Answer answer) {
        return fetch(prepared.cursor(), answer);
    }

    private Uni<QueryResult> fetch(Cursor cursor, Answer answer) {
        return cursor.read(FETCH).chain(rows -> {
            rows.forEach(answer::add);
            return cursor.hasMore() && !answer.truncated ? fetch(cursor, answer) : Uni.createFrom().item(answer.result());
        });
    }

    private static Throwable explained(PgException failure, String sql) {
        String state = String.valueOf(failure.getSqlState());
        // The server goes, or has no connection left: no fault of the statement's.
        if (state.startsWith("57P") || state.startsWith("08") || state.equals("53300")) {
            return failure;
        }
        return switch (state.substring(0, 2)) {
            case "22", "21", "2F", "0A" -> ChatError.SQL_FAILED.because("%s", failure.getErrorMessage());
            case "42" -> state.equals("42501") ? SqlReader.refuse(failure.getErrorMessage())
                    : ChatError.SQL_FAILED.because("%s%s", failure.getErrorMessage(), place(failure, sql));
            // 25P03: nobody read on for too long.
            case "25" -> state.equals("25P03")
                    ? ChatError.SQL_TOO_EXPENSIVE.because("It took longer than the time that a statement has")
                    : SqlReader.refuse("Only reading is allowed");
            case "53", "54" -> ChatError.SQL_TOO_EXPENSIVE.because("%s", failure.getErrorMessage());
            case "55" -> ChatError.SQL_TOO_EXPENSIVE.because("The data are being loaded at this moment; try again in a while");
            case "57" -> ChatError.SQL_TOO_EXPENSIVE.because("It took longer than the time that a statement has");
            default -> ChatError.SQL_FAILED.because("The database refused it (%s)", state);
        };
    }

    /** Where in the statement, as it was understood, the database met what it complains of. */
    private static String place(PgException failure, String sql) {
        if (failure.getPosition() == null) {
            return "";
        }
        int position = Integer.parseInt(failure.getPosition()) - 1 - WHOLE_BEGINS.length();
        int length = sql.codePointCount(0, sql.length());
        if (position < 0 || position >= length) {
            return "";
        }
        int from = sql.offsetByCodePoints(0, position);
        return " (at character %d: %s)".formatted(position + 1, sql.substring(from, Math.min(sql.length(), from + 40)));
    }

    private final class Answer {

        private final String sql;
        private final List<String> columns;
        private final long begin;
        private final List<List<Object>> rows = new ArrayList<>();
        private long bytes;
        private boolean truncated;

        Answer(String sql, List<String> columns, long begin) {
            this.sql = sql;
            this.columns = columns;
            this.begin = begin;
        }

        void add(Row row) {
            String line = row.getString(0);
            if (line == null) {
                throw ChatError.SQL_TOO_EXPENSIVE.because("A row is longer than %d bytes: select less", LONGEST_ROW);
            }
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            truncated |= rows.size() == config.rows() || bytes > config.bytes();
            if (!truncated) {
                rows.add(values(line));
            }
        }

        private static List<Object> values(String line) {
            try {
                return JSON.readValue(line, VALUES);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible.getOriginalMessage());
            }
        }

        QueryResult result() {
            return new QueryResult(sql, columns, rows, truncated, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }
}
