package dev.tino.core.audit.activity;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ActivitiesTest {

    private static final String PATH = "/api/v1/audit/activities";

    @Inject
    Activities activities;
    @Inject
    Pool pool;

    private final UUID actor = UUID.randomUUID();
    private Account user;
    private Account admin;

    @BeforeEach
    void register() {
        user = Account.register();
        admin = Account.admin();
    }

    @Test
    void anActivityIsToldAsItWasRecorded() {
        Instant before = Instant.now().minusSeconds(5);
        record(Activity.of(actor, "import.committed", 17).with(Map.of("accepted", 120, "names", List.of("a", "b"))));

        Response page = ofActor().get(PATH);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.<List<?>> path("items")).hasSize(1);
        assertThat(page.<String> path("items[0].actorId")).isEqualTo(actor.toString());
        assertThat(page.<String> path("items[0].action")).isEqualTo("import.committed");
        assertThat(page.<String> path("items[0].objectId")).isEqualTo("17");
        assertThat(page.<Map<String, Object>> path("items[0].detail"))
                .isEqualTo(Map.of("accepted", 120, "names", List.of("a", "b")));
        assertThat(Instant.parse(page.path("items[0].time"))).isAfter(before);
        assertThat(page.<String> path("nextCursor")).isNull();
    }

    @Test
    void anActOfNobodyKnownHasNoActor() {
        String object = UUID.randomUUID().toString();
        record(Activity.of(null, "login.failed", object));

        Response page = admin.request().queryParam("objectId", object).get(PATH);

        assertThat(page.<String> path("items[0].actorId")).isNull();
        assertThat(page.<Map<String, Object>> path("items[0].detail")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            record(Activity.of(actor, "thing.made", i));
        }

        List<String> objects = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = ofActor().queryParam("limit", 3).queryParam("cursor", cursor).get(PATH);
            objects.addAll(page.path("items.objectId"));
            cursor = page.path("nextCursor");
        }

        assertThat(objects).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void activitiesOfTheSameMicrosecondAreToldOnceEach() {
        pool.preparedQuery(
                "insert into activity (time, actor_id, action) select now(), $1, 'thing.made' from generate_series(1, 5)")
                .execute(Tuple.of(actor)).await().indefinitely();

        Response first = ofActor().queryParam("limit", 3).get(PATH);
        Response second = ofActor().queryParam("limit", 3).queryParam("cursor", first.<String> path("nextCursor")).get(PATH);

        List<Integer> ids = new ArrayList<>(first.<List<Integer>> path("items.id"));
        ids.addAll(second.path("items.id"));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theWholeListStreams() {
        for (int i = 0; i < 3; i++) {
            record(Activity.of(actor, "thing.made", i));
        }

        Response stream = ofActor().accept("application/x-ndjson").get(PATH);

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.asString().strip().split("\n")).hasSize(3)
                .allMatch(line -> line.startsWith("{\"id\":") && line.endsWith("}"));
    }

    @Test
    void filtersRestrict() {
        record(Activity.of(actor, "import.committed", "a"));
        record(Activity.of(actor, "import.undone", "b"));
        record(Activity.of(actor, "important.done", "a"));
        Instant now = Instant.now();

        assertThat(objects(ofActor().queryParam("action", "import."))).containsExactly("b", "a");
        assertThat(objects(ofActor().queryParam("action", "import.undone"))).containsExactly("b");
        assertThat(objects(ofActor().queryParam("objectId", "a"))).containsExactly("a", "a");
        assertThat(objects(ofActor().queryParam("from", now.plusSeconds(60).toString()))).isEmpty();
        assertThat(objects(ofActor().queryParam("to", now.minusSeconds(60).toString()))).isEmpty();
        assertThat(objects(ofActor().queryParam("from", now.minusSeconds(60).toString())
                .queryParam("to", now.plusSeconds(60).toString()))).hasSize(3);
    }

    @Test
    void badParametersAreNamed() {
        assertInvalid(admin.request().queryParam("actor", "me").get(PATH), "actor");
        assertInvalid(admin.request().queryParam("action", "a\u0000b").get(PATH), "action");
        assertInvalid(admin.request().queryParam("from", "yesterday").get(PATH), "from");
        assertInvalid(admin.request().queryParam("to", "+1000000000-12-31T23:59:59Z").get(PATH), "to");
        assertInvalid(admin.request().queryParam("from", "2026-02-01T00:00:00Z").queryParam("to", "2026-01-01T00:00:00Z")
                .get(PATH), "from");
        assertInvalid(admin.request().queryParam("limit", "501").get(PATH), "limit");
        assertInvalid(admin.request().queryParam("cursor", "rubbish").get(PATH), "cursor");
    }

    @Test
    void aCursorOfOtherFiltersIsRefused() {
        record(Activity.of(actor, "thing.made", 1));
        record(Activity.of(actor, "thing.made", 2));
        String cursor = ofActor().queryParam("limit", 1).get(PATH).path("nextCursor");

        Response refused = admin.request().queryParam("cursor", cursor).get(PATH);

        assertInvalid(refused, "cursor");
    }

    @Test
    void onlyAdministratorsMayRead() {
        assertProblem(user.get(PATH), 403, "FORBIDDEN");
        assertProblem(given().get(PATH), 401, "UNAUTHORIZED");
    }

    private void record(Activity activity) {
        activities.record(activity).await().indefinitely();
    }

    private RequestSpecification ofActor() {
        return admin.request().queryParam("actor", actor.toString());
    }

    private static List<String> objects(RequestSpecification request) {
        return request.get(PATH).path("items.objectId");
    }
}
