package dev.tino.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobsTest {

    @Inject
    SubmittedJobs submitted;

    @Test
    void aJobRunsThroughItsStages() {
        UUID id = submitted.submit(TestJobs.STAGES, Account.register().id());

        submitted.awaitStatus(id, "completed");

        assertThat(submitted.events(id)).containsExactly("pending", "running", "progress", "running", "progress", "running",
                "progress", "completed");
        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(1);
        assertThat(submitted.row(id).getInteger("stage")).isEqualTo(2);
    }
}
