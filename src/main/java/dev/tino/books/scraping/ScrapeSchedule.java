package dev.tino.books.scraping;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.books.BookError;
import dev.tino.core.error.Failure;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Looks at the shop by itself, when that is configured. */
@ApplicationScoped
class ScrapeSchedule {

    private static final Logger LOG = Logger.getLogger(ScrapeSchedule.class);
    /** Clocks of nodes differ: one that comes to the same hour later must not look again. */
    private static final Duration RECENTLY = Duration.ofMinutes(1);

    private final Scrapes scrapes;
    private final ScrapeHistory history;
    private final Pool pool;

    ScrapeSchedule(Scrapes scrapes, ScrapeHistory history, Pool pool) {
        this.scrapes = scrapes;
        this.history = history;
        this.pool = pool;
    }

    @Scheduled(cron = "{tino.books.scrape.cron}", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> run() {
        return history.last()
                .chain(last -> last != null && last.isAfter(Instant.now().minus(RECENTLY)) ? Uni.createFrom().voidItem()
                        : pool.withTransaction(transaction -> scrapes.submit(transaction, null)).replaceWithVoid())
                .onFailure(ScrapeSchedule::isUnderWay).recoverWithNull()
                .onFailure().invoke(failure -> LOG.warnf("The shop is looked at at the next turn: %s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private static boolean isUnderWay(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == BookError.SCRAPE_UNDER_WAY;
    }
}
