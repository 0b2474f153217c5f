package dev.tino.core.audit.activity.seal;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VerificationTest {

    private static final String PATH = "/api/v1/audit/activities/verify";

    @Inject
    Activities activities;
    @Inject
    Pool pool;

    private Account user;
    private Account admin;

    @BeforeEach
    void register() {
        user = Account.register();
        admin = Account.admin();
    }

    @Test
    void whatIsRecordedIsSealedWithinSecondsAndItsHeadIsKnownAgain() {
        String object = UUID.randomUUID().toString();
        activities.record(Activity.of(user.id(), "thing.made", object)).await().indefinitely();

        awaitSealed(object);

        Response first = admin.get(PATH);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.<Boolean> path("intact")).isTrue();
        assertThat(first.<Integer> path("checked")).isPositive();
        assertThat(first.<List<?>> path("failures")).isEmpty();
        Response again = admin.request().queryParam("head", first.<String> path("head")).get(PATH);
        assertThat(again.<Boolean> path("intact")).isTrue();
    }

    @Test
    void theHeadOfAnotherLogIsNotFoundHere() {
        String foreign = new SealHead(1, new byte[32]).encode();
        activities.record(Activity.of(user.id(), "thing.made", user.id())).await().indefinitely();
        awaitSealed(user.id().toString());

        Response found = admin.request().queryParam("head", foreign).get(PATH);

        assertThat(found.<Boolean> path("intact")).isFalse();
        assertThat(found.<List<String>> path("failures.kind")).containsExactly("rewritten");
        assertThat(found.<Integer> path("failures[0].position")).isEqualTo(1);
    }

    @Test
    void aMalformedHeadIsRefused() {
        assertInvalid(admin.request().queryParam("head", "rubbish").get(PATH), "head");
    }

    @Test
    void onlyAdministratorsMayAsk() {
        assertProblem(user.get(PATH), 403, "FORBIDDEN");
        assertProblem(given().get(PATH), 401, "UNAUTHORIZED");
    }

    private void awaitSealed(String object) {
        pool.preparedQuery("select count(*) from activity_seal join activity on id = activity_id where object_id = $1")
                .execute(Tuple.of(object))
                .map(rows -> rows.iterator().next().getLong(0))
                .repeat().withDelay(Duration.ofMillis(50)).until(sealed -> sealed > 0)
                .collect().last().await().atMost(Duration.ofSeconds(30));
    }
}
