package dev.tino.core.audit.request;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The requests that somebody made. His erasure leaves that they were made, not by whom, from where or about what. */
@ApplicationScoped
class LoggedRequestsOfAPerson implements PersonalData {

    static final int SLICE = 5_000;

    /** Whoever writes rows of his holds the account; see {@link RequestRows}. */
    private static final String AWAIT_WRITERS = "select from users where id = $1 for update";
    private static final String SLICE_BEGIN = """
            select time from request_log where user_id = $1 and time < $2 order by time desc offset $3 limit 1""";
    private static final String ERASE = """
            update request_log set user_id = null, address = null, query = null, body = null
             where user_id = $1 and time >= $2 and time < $3""";
    private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime LAST_DAY = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final RequestPages requests;

    LoggedRequestsOfAPerson(RequestPages requests) {
        this.requests = requests;
    }

    @Override
    public String kind() {
        return "request";
    }

    @Override
    public Uni<Page<RequestView>> page(UUID ownerId, String cursor) {
        return requests.page(RequestFilter.ofUser(ownerId), Ndjson.PAGE, cursor);
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        var end = new AtomicReference<>(LAST_DAY);
        return transaction.preparedQuery(AWAIT_WRITERS).execute(Tuple.of(ownerId))
                .chain(() -> Uni.createFrom().deferred(() -> eraseSlice(transaction, ownerId, end.get())).invoke(end::set)
                        .repeat().until(FIRST_DAY::equals)
                        .collect().last().replaceWithVoid());
    }

    /**
     * Erases the newest rows before an end, as many as no statement is silent for long over.
     *
     * @return where they begin and the next ones end; the first of all days when there are no more
     */
    Uni<OffsetDateTime> eraseSlice(SqlClient transaction, UUID ownerId, OffsetDateTime end) {
        return transaction.preparedQuery(SLICE_BEGIN).execute(Tuple.of(ownerId, end, SLICE - 1))
                .map(rows -> rows.rowCount() == 0 ? FIRST_DAY : rows.iterator().next().getOffsetDateTime(0))
                .call(begin -> transaction.preparedQuery(ERASE).execute(Tuple.of(ownerId, begin, end)));
    }
}
