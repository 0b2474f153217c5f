package dev.tino.core.auth.account;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.privacy.PersonalData;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Erases closed accounts with all that they own, however much that is. A closed account waits in its table, so none is
 * forgotten when a node dies on the way.
 */
@ApplicationScoped
class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    /** Requests that began before the account was closed may still write. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<PersonalData> personalData;
    private final Activities activities;
    private final Pool pool;
    private final Vertx vertx;

    Erasure(@All List<PersonalData> personalData, Activities activities, Pool pool, Vertx vertx) {
        this.personalData = personalData;
        this.activities = activities;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Begins, without being waited for, as soon as what was under way when the account closed is over. */
    void soon() {
        vertx.setTimer(GRACE.plusSeconds(1).toMillis(), timer -> run(GRACE).subscribe().with(done -> {
        }));
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return run(GRACE);
    }

    /**
     * Erases the accounts that have been closed for some time, each in a transaction of its own. One that fails waits for
     * the next turn and holds up nobody.
     */
    Uni<Void> run(Duration closedFor) {
        return pool
                .preparedQuery("select id from users where closed_at <= now() - make_interval(secs => $1) order by closed_at")
                .execute(Tuple.of((double) closedFor.toSeconds()))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem().transformToUniAndConcatenate(row -> eraseOne(row.getUUID(0)))
                .collect().last()
                .onFailure().invoke(failure -> LOG.warnf("Erasures wait for their next turn: %s", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> eraseOne(UUID id) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("select from users where id = $1 and closed_at is not null for no key update skip locked")
                .execute(Tuple.of(id))
                // Not there: another node is at it, or was.
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : erase(transaction, id)))
                .onFailure().invoke(failure -> LOG.warnf("The erasure of %s waits for its next turn: %s", id, failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> erase(SqlClient transaction, UUID id) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (PersonalData data : personalData) {
            erased = erased.chain(() -> data.erase(transaction, id));
        }
        return erased
                .chain(() -> transaction.preparedQuery("delete from users where id = $1").execute(Tuple.of(id)))
                .chain(() -> activities.record(transaction, Activity.of(null, "account.erased", id)));
    }
}
