package dev.tino.core.audit.retention;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Removes what has been kept for long enough, each night on one node of the cluster. The activity log is not among it: a
 * chain whose beginning may go proves nothing about what is missing, and it holds no personal data that would have to.
 */
@ApplicationScoped
class RetentionService {

    private static final Logger LOG = Logger.getLogger(RetentionService.class);
    /** Clocks of nodes differ: one that comes to its hour later must not run again. */
    private static final Duration RECENTLY = Duration.ofHours(1);
    /** A day, and what a run at the same hour may differ. */
    private static final Duration MISSED = Duration.ofHours(25);
    private static final long FAILED = -1;

    private final RetentionConfig config;
    private final RetentionSettings settings;
    private final RetentionRuns runs;
    private final Pool pool;
    private final Activities activities;
    private final MeterRegistry metrics;

    RetentionService(RetentionConfig config, RetentionSettings settings, RetentionRuns runs, Pool pool, Activities activities,
            MeterRegistry metrics) {
        this.config = config;
        this.settings = settings;
        this.runs = runs;
        this.pool = pool;
        this.activities = activities;
        this.metrics = metrics;
    }

    @Scheduled(cron = "{tino.retention.cron}", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> runDaily() {
        return runs.alone(this::runUnlessRecent, () -> Uni.createFrom().nullItem())
                .onFailure().invoke(failure -> LOG.warnf("The clean-up waits for its next turn: %s", failure))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    /** For a machine that was off at the hour, or whose database was. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> catchUp() {
        if (config.cron().equals(RetentionConfig.NEVER)) {
            return Uni.createFrom().voidItem();
        }
        return runs.last()
                .onFailure().recoverWithNull()
                .chain(last -> last != null && last.startedAt().isAfter(Instant.now().minus(MISSED))
                        ? Uni.createFrom().voidItem()
                        : runDaily());
    }

    /** Runs now, whoever ran before. Fails with {@link RetentionError#RETENTION_RUNNING} while another run is at it. */
    Uni<RetentionRun> runNow(UUID actorId) {
        Supplier<Uni<RetentionRun>> refuse = () -> Uni.createFrom().failure(
                RetentionError.RETENTION_RUNNING.because("Another run is removing what has expired; look at it afterwards"));
        Uni<RetentionRun> run = runs.alone(() -> run(actorId), refuse).memoize().indefinitely();
        // Whoever asked for it may go away meanwhile; it comes to its end all the same.
        run.subscribe().with(done -> {
        }, failure -> LOG.debugf("The run ended early: %s", failure));
        return run;
    }

    private Uni<RetentionRun> runUnlessRecent() {
        return runs.last().chain(last -> last != null && last.startedAt().isAfter(Instant.now().minus(RECENTLY))
                ? Uni.createFrom().nullItem()
                : run(null));
    }

    private Uni<RetentionRun> run(UUID actorId) {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return runs.begin(begin, actorId)
                .chain(id -> settings.days().chain(days -> removeAll(begin, days))
                        .map(outcomes -> summary(begin, outcomes))
                        .call(run -> finish(id, actorId, run)))
                .invoke(this::count);
    }

    /** One after the other: the clean-up must not take every connection. */
    private Uni<List<Outcome>> removeAll(Instant now, List<RetentionDays> days) {
        Map<String, RetentionDays> byName = days.stream().collect(Collectors.toMap(RetentionDays::name, Function.identity()));
        return Multi.createFrom().iterable(settings.kept())
                .onItem().transformToUniAndConcatenate(
                        kept -> remove(kept, now.minus(byName.get(kept.name()).days(), ChronoUnit.DAYS)))
                .collect().asList();
    }

    private Uni<Outcome> remove(Retained kept, Instant cutOff) {
        return Uni.createFrom().deferred(() -> kept.removeBefore(cutOff))
                .onFailure().recoverWithItem(failure -> {
                    LOG.errorf(failure, "Cannot remove what has expired of %s", kept.name());
                    return FAILED;
                })
                .map(rows -> new Outcome(kept.name(), rows));
    }

    private static RetentionRun summary(Instant begin, List<Outcome> outcomes) {
        var removed = new TreeMap<String, Long>();
        outcomes.stream().filter(outcome -> outcome.rows() != FAILED)
                .forEach(outcome -> removed.put(outcome.name(), outcome.rows()));
        List<String> failed = outcomes.stream().filter(outcome -> outcome.rows() == FAILED).map(Outcome::name).toList();
        return new RetentionRun(begin, Instant.now().truncatedTo(ChronoUnit.MICROS), removed, failed);
    }

    private Uni<Void> finish(long id, UUID actorId, RetentionRun run) {
        var told = Activity.of(actorId, "retention.run", id)
                .with(Map.of("removed", run.removed(), "failed", run.failed()));
        return pool.withTransaction(transaction -> runs.finish(transaction, id, run)
                .chain(() -> activities.record(transaction, told)));
    }

    private void count(RetentionRun run) {
        run.removed().forEach((name, rows) -> metrics.counter("tino.retention.removed", "name", name).increment(rows));
    }

    private record Outcome(String name, long rows) {
    }
}
