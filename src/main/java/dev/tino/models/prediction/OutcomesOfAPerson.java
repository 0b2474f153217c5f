package dev.tino.models.prediction;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.error.Failure;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What somebody told of the answers that he got; it goes with his account. */
@ApplicationScoped
class OutcomesOfAPerson implements PersonalData {

    private static final String SELECT = "select * from model_outcome where owner_id = $1";
    private static final String ORDER = " order by at, subject_id, model, version limit ";
    private static final long LIST = Cursor.fingerprint("outcomes, oldest first");

    private final Pool pool;

    OutcomesOfAPerson(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String kind() {
        return "model.outcome";
    }

    @Override
    public Uni<Page<OutcomeView>> page(UUID ownerId, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 4);
        var conditions = new Conditions(ownerId);
        if (cursor != null) {
            conditions.and("(at, subject_id, model, version) > (%s, %s, %s, %s)", cursor.instant(0).atOffset(ZoneOffset.UTC),
                    cursor.uuid(1), cursor.keys().get(2), version(cursor));
        }
        return pool.preparedQuery(SELECT + conditions + ORDER + (Ndjson.PAGE + 1)).execute(conditions.parameters())
                .map(rows -> {
                    var views = new ArrayList<OutcomeView>(rows.rowCount());
                    rows.forEach(row -> views.add(OutcomeView.of(row)));
                    return Page.cut(views, Ndjson.PAGE, last -> new Cursor(LIST, List.of(last.at().toString(),
                            last.subjectId().toString(), last.model().name(), Integer.toString(last.model().version()))));
                });
    }

    private static int version(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.keys().get(3));
        } catch (NumberFormatException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
    }
}
