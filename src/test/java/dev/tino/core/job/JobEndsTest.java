package dev.tino.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobEndsTest {

    @Inject
    Jobs jobs;
    @Inject
    JobControl control;
    @Inject
    JobEnds ends;
    @Inject
    Pool pool;

    @Test
    void theEndIsToldWhenItComes() {
        UUID id = submit(Duration.ofMillis(300));

        assertThat(end(id, Duration.ofSeconds(20)).isCompleted()).isTrue();
    }

    @Test
    void whatDoesNotEndInTimeIsLeftAlone() {
        UUID id = submit(Duration.ofMinutes(5));

        assertThat(end(id, Duration.ofMillis(300))).isNull();
        assertThat(end(UUID.randomUUID(), Duration.ofMillis(1))).isNull();

        control.cancel(id).await().indefinitely();
        assertThat(end(id, Duration.ZERO).isCompleted()).isFalse();
    }

    private UUID submit(Duration delay) {
        return jobs.submit(pool, new NewJob("test.echo", Account.register().id(), List.of(), delay)).await().indefinitely();
    }

    private JobEnds.End end(UUID id, Duration patience) {
        return ends.of(id, patience).await().indefinitely();
    }
}
