package dev.tino.core.audit.request.traffic;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Removes the minutes of the roll-up, which are many, when they are older than anybody looks at. */
@ApplicationScoped
class OldMinutes {

    private static final Logger LOG = Logger.getLogger(OldMinutes.class);
    private static final String REMOVE = "delete from request_rollup where seconds = 60 and slot < now() - interval '3 hours'";

    private final Pool pool;

    OldMinutes(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "1h", identity = "request-rollup-minutes")
    Uni<Void> remove() {
        return pool.query(REMOVE).execute()
                .onFailure().invoke(failure -> LOG.warnf("Old minutes of the request log's roll-up stay for now: %s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }
}
