package dev.tino.core.job.route;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Slices;
import dev.tino.core.job.JobControl;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** A person's jobs. With a job goes all that it holds, and whoever still runs it cannot write any more. */
@ApplicationScoped
class PersonalJobs implements PersonalData {

    private final JobRows rows;
    private final JobControl control;

    PersonalJobs(JobRows rows, JobControl control) {
        this.rows = rows;
        this.control = control;
    }

    @Override
    public String kind() {
        return "job";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return rows.page(Asker.owner(ownerId), JobFilter.NONE, Ndjson.PAGE, cursor);
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return control.stopAll(transaction, ownerId)
                .chain(() -> Slices.delete(transaction, "job", "owner_id = $1", Tuple.of(ownerId)))
                .replaceWithVoid();
    }
}
