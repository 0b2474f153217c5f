package dev.tino.core.audit.request;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.log.RowsOfAPerson;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The requests that somebody made. His erasure leaves that they were made, not by whom, from where or about what. */
@ApplicationScoped
class LoggedRequestsOfAPerson implements PersonalData {

    static final RowsOfAPerson ROWS = new RowsOfAPerson("request_log", "user_id",
            "update request_log set user_id = null, address = null, query = null, body = null");

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
        return ROWS.erase(transaction, ownerId);
    }
}
