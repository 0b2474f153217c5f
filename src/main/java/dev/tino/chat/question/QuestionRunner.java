package dev.tino.chat.question;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.question.answer.Filling;
import dev.tino.chat.question.answer.Result;
import dev.tino.chat.question.definition.Statement;
import dev.tino.core.error.CoreError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.data.Numeric;

/** Runs the statements of vetted questions, for reading alone and not for long. */
@ApplicationScoped
class QuestionRunner {

    /** More than any question has: of those that are not cut by a slot, months are the most. */
    private static final int MOST_ROWS = 200;
    /** PostgreSQL's word for a statement that a time-out ended. */
    private static final String CANCELLED = "57014";

    private final Pool pool;
    private final String bounds;

    QuestionRunner(Pool pool, QuestionsConfig config) {
        this.pool = pool;
        bounds = "set transaction read only; set local statement_timeout = " + config.timeout().toMillis();
    }

    Uni<Result> run(Filling filling) {
        Statement statement = filling.statement();
        return pool.withTransaction(transaction -> transaction.query(bounds).execute()
                .chain(() -> transaction.preparedQuery(statement.sql()).execute(parameters(statement))))
                .onFailure(QuestionRunner::isTimedOut).transform(late -> CoreError.UNAVAILABLE
                        .because("The database took too long over the question %s", filling.definition().id()))
                .map(rows -> result(filling, statement, rows));
    }

    private static boolean isTimedOut(Throwable failure) {
        return failure instanceof PgException refusal && refusal.getSqlState().equals(CANCELLED);
    }

    private static Tuple parameters(Statement statement) {
        return Tuple.from(statement.values().stream()
                .map(value -> value instanceof List<?> list ? list.toArray(String[]::new) : value).toList());
    }

    private static Result result(Filling filling, Statement statement, RowSet<Row> rows) {
        List<List<Object>> values = new ArrayList<>();
        for (Row row : rows) {
            if (values.size() < MOST_ROWS) {
                values.add(values(row));
            }
        }
        return new Result(filling, statement, values, rows.size() > MOST_ROWS);
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            Object value = row.getValue(i);
            values.add(value instanceof Number || value instanceof Boolean || value == null ? plain(value) : value.toString());
        }
        return values;
    }

    /** Vert.x has a number type of its own for {@code numeric}. */
    private static Object plain(Object value) {
        return value instanceof Numeric numeric ? numeric.bigDecimalValue() : value;
    }
}
