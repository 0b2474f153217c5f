package dev.tino.core.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.retention.RetentionDays.Source;
import dev.tino.core.error.Failure;
import dev.tino.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Services side by side are what nodes of a cluster are: all that they share is the database. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionServiceTest {

    @Inject
    Pool pool;
    @Inject
    Activities activities;

    private final UUID actor = UUID.randomUUID();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeEach
    void forget() {
        pool.query("delete from retention_run; delete from retention_setting").executeAndAwait();
    }

    @Test
    void theApiComesBeforeThePropertyBeforeTheDefault() {
        var kept = List.<Retained> of(kept("a", 0), kept("b", 0), kept("c", 0));
        var settings = settings(kept, Map.of("b", 20, "c", 20));

        settings.change(actor, List.of(new RetentionChange.Item("c", 30))).await().indefinitely();

        assertThat(settings.days().await().indefinitely()).containsExactly(new RetentionDays("a", 10, Source.DEFAULT),
                new RetentionDays("b", 20, Source.PROPERTY), new RetentionDays("c", 30, Source.API));
    }

    @Test
    void whatFailsIsToldAndStopsNothing() {
        var service = service(kept("a", 3), new Kept("b", cutOff -> Uni.createFrom().failure(new RuntimeException("broken"))),
                new Kept("c", cutOff -> {
                    throw new IllegalStateException("broken at once");
                }), kept("d", 5));

        RetentionRun run = service.runNow(actor).await().indefinitely();

        assertThat(run.removed()).isEqualTo(Map.of("a", 3L, "d", 5L));
        assertThat(run.failed()).containsExactly("b", "c");
        assertThat(metrics.counter("tino.retention.removed", "name", "d").count()).isEqualTo(5);
        Row told = activity();
        assertThat(told.getString("action")).isEqualTo("retention.run");
        assertThat(new JsonObject(told.getString("detail")).getMap())
                .isEqualTo(Map.of("removed", Map.of("a", 3, "d", 5), "failed", List.of("b", "c")));
        assertThat(new RetentionRuns(pool).last().await().indefinitely()).isEqualTo(run);
    }

    @Test
    void theDaysThatWereSetReachTheOneWhoRemoves() {
        var cutOff = new CompletableFuture<Instant>();
        var kept = new Kept("a", before -> {
            cutOff.complete(before);
            return Uni.createFrom().item(0L);
        });

        RetentionRun run = service(kept).runNow(actor).await().indefinitely();

        assertThat(cutOff.join()).isEqualTo(run.startedAt().minus(10, ChronoUnit.DAYS));
    }

    @Test
    void oneNodeAtATimeRuns() {
        var gate = new CompletableFuture<Long>();
        Uni<RetentionRun> running = service(new Kept("a", cutOff -> Uni.createFrom().completionStage(gate))).runNow(actor);
        CompletableFuture<RetentionRun> first = running.subscribeAsCompletionStage();
        awaitBegun();
        var other = service(kept("a", 1));

        assertThatThrownBy(() -> other.runNow(actor).await().indefinitely())
                .isInstanceOfSatisfying(Failure.class,
                        refused -> assertThat(refused.code()).isEqualTo(RetentionError.RETENTION_RUNNING));
        other.runDaily().await().indefinitely();
        assertThat(runs()).isEqualTo(1);
        gate.complete(7L);
        assertThat(first.join().removed()).isEqualTo(Map.of("a", 7L));
        assertThat(other.runNow(actor).await().indefinitely().removed()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aRunWhoseCallerWentAwayComesToItsEnd() {
        var gate = new CompletableFuture<Long>();
        Uni<RetentionRun> running = service(new Kept("a", cutOff -> Uni.createFrom().completionStage(gate))).runNow(actor);
        var caller = running.subscribe().with(run -> {
        });
        awaitBegun();

        caller.cancel();
        gate.complete(7L);

        assertThat(running.await().indefinitely().removed()).isEqualTo(Map.of("a", 7L));
        assertThat(service(kept("a", 1)).runNow(actor).await().indefinitely().removed()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aNodeThatDiesLeavesNoLock() {
        var node = pool.getConnectionAndAwait();
        int process = node.query("select pg_backend_pid(), pg_advisory_lock('retention_run'::regclass::bigint)")
                .executeAndAwait().iterator().next().getInteger(0);
        var service = service(kept("a", 1));
        assertThatThrownBy(() -> service.runNow(actor).await().indefinitely()).isInstanceOf(Failure.class);

        pool.preparedQuery("select pg_terminate_backend($1, 10000)").executeAndAwait(Tuple.of(process));

        assertThat(service.runNow(actor).await().indefinitely().removed()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void theDailyRunIsSkippedWhenAnotherNodeHasJustRun() {
        service(kept("a", 1)).runDaily().await().indefinitely();

        service(kept("a", 1)).runDaily().await().indefinitely();

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void theDailyRunFollowsOneThatNeverEnded() {
        pool.query("insert into retention_run (started_at) values (now())").executeAndAwait();

        service(kept("a", 1)).runDaily().await().indefinitely();

        assertThat(runs()).isEqualTo(2);
        assertThat(new RetentionRuns(pool).last().await().indefinitely().removed()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aNightThatWasMissedIsMadeUpForOnce() {
        pool.query("insert into retention_run (started_at, finished_at, removed, failed)"
                + " values (now() - interval '26 hours', now(), '{}', '{}')").executeAndAwait();
        RetentionService service = service(kept("a", 1));

        service.catchUp().await().indefinitely();
        service.catchUp().await().indefinitely();

        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void runsThemselvesAreKeptForAYear() {
        pool.query("insert into retention_run (started_at) values (now() - interval '366 days'), (now() - interval '364 days')")
                .executeAndAwait();

        RetentionRun run = service(new RetentionRuns(pool)).runNow(actor).await().indefinitely();

        assertThat(run.removed()).isEqualTo(Map.of("retention-runs", 1L));
        assertThat(runs()).isEqualTo(2);
    }

    private RetentionService service(Retained... kept) {
        return new RetentionService(config(Map.of()), settings(List.of(kept), Map.of()), new RetentionRuns(pool), pool,
                activities, metrics);
    }

    private RetentionSettings settings(List<Retained> kept, Map<String, Integer> configured) {
        return new RetentionSettings(kept, config(configured), pool, activities);
    }

    private static RetentionConfig config(Map<String, Integer> configured) {
        var properties = configured.entrySet().stream().collect(Collectors
                .toMap(entry -> "tino.retention.days.\"%s\"".formatted(entry.getKey()), entry -> entry.getValue().toString()));
        return new SmallRyeConfigBuilder().withMapping(RetentionConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 0)).build()
                .getConfigMapping(RetentionConfig.class);
    }

    private static Retained kept(String name, long expired) {
        return new Kept(name, cutOff -> Uni.createFrom().item(expired));
    }

    private void awaitBegun() {
        pool.query("select count(*) from retention_run").execute().map(rows -> rows.iterator().next().getLong(0))
                .repeat().until(begun -> begun == 1).collect().last().await().indefinitely();
    }

    private long runs() {
        return pool.query("select count(*) from retention_run").executeAndAwait().iterator().next().getLong(0);
    }

    private Row activity() {
        return pool.preparedQuery("select action, detail from activity where actor_id = $1").executeAndAwait(Tuple.of(actor))
                .iterator().next();
    }

    private record Kept(String name, Function<Instant, Uni<Long>> removal) implements Retained {

        @Override
        public String table() {
            return "retention_run";
        }

        @Override
        public int defaultDays() {
            return 10;
        }

        @Override
        public Uni<Long> removeBefore(Instant cutOff) {
            return removal.apply(cutOff);
        }
    }
}
