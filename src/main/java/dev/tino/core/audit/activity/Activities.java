package dev.tino.core.audit.activity;

import java.util.Arrays;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.MDC;

import dev.tino.core.error.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes activities. */
@ApplicationScoped
public class Activities {

    private static final Pattern TECHNICAL = Pattern.compile("[0-9A-Fa-f-]{16,64}");

    private final Pool pool;

    Activities(Pool pool) {
        this.pool = pool;
    }

    /** Records an act in the transaction that does it: neither is there without the other. */
    public Uni<Void> record(SqlClient transaction, Activity activity) {
        return transaction
                .preparedQuery(
                        "insert into activity (actor_id, action, object_id, detail, trace_id) values ($1, $2, $3, $4, $5)")
                .execute(Tuple.from(Arrays.asList(activity.actorId(), activity.action(), activity.objectId(),
                        activity.detail().isEmpty() ? null : new JsonObject(activity.detail()).encode(),
                        traceId())))
                .replaceWithVoid();
    }

    /** The request's, unless a client chose one that may say more than which request it is. */
    private static String traceId() {
        return MDC.get(Problem.TRACE_ID) instanceof String id && TECHNICAL.matcher(id).matches() ? id : null;
    }

    /** Records an act that changes nothing else in the database, such as a log-in. */
    public Uni<Void> record(Activity activity) {
        return record(pool, activity);
    }
}
