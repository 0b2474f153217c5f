package dev.tino.books.training;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Queues a training at set times. Each node tries to, and the first one does. */
@ApplicationScoped
class TrainingSchedule {

    private static final Logger LOG = Logger.getLogger(TrainingSchedule.class);

    private final BookTraining training;
    private final Pool pool;

    TrainingSchedule(BookTraining training, Pool pool) {
        this.training = training;
        this.pool = pool;
    }

    @Scheduled(cron = "{tino.books.train.cron}", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> queue() {
        return pool.withTransaction(training::submitOnce)
                .onFailure().invoke(failure -> LOG.warnf("The training waits for its next turn: %s", failure))
                .onFailure().recoverWithNull();
    }
}
