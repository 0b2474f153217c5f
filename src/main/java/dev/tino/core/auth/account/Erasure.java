package dev.tino.core.auth.account;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.privacy.PersonalData;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
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

    private final List<PersonalData> personalData;
    private final Activities activities;
    private final Pool pool;

    Erasure(@All List<PersonalData> personalData, Activities activities, Pool pool) {
        this.personalData = personalData;
        this.activities = activities;
        this.pool = pool;
    }

    /** Begins without being waited for. */
    void soon() {
        run().subscribe().with(done -> {
        });
    }

    /** Erases one closed account after the other until none is left that another node does not work at. */
    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return eraseAll().onFailure().invoke(failure -> LOG.warnf("Erasures wait for their next turn: %s", failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> eraseAll() {
        return pool.withTransaction(this::eraseOne)
                .chain(erased -> erased ? eraseAll() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> eraseOne(SqlClient transaction) {
        return transaction
                .query("select id from users where closed_at is not null order by closed_at limit 1 for update skip locked")
                .execute()
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().item(false)
                        : erase(transaction, rows.iterator().next().getUUID(0)).replaceWith(true));
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
