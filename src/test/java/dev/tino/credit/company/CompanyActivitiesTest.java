package dev.tino.credit.company;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What a company sees of the activity log. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompanyActivitiesTest {

    private static final String PATH = "/api/v1/credit/activities";
    private static final String REPLACED = "company.token-replaced";
    private static final String REGISTERED = "company.registered";

    private Account aurora;

    @BeforeEach
    void registerAndReplaceTheTokenTwice() {
        aurora = Company.renew(Company.renew(Company.register("Aurora")));
    }

    @Test
    void aCompanySeesItsOwnActsNewestFirst() {
        Company.register("Aurora");

        Response page = aurora.get(PATH);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.<List<String>> path("items.action")).containsExactly(REPLACED, REPLACED, REGISTERED);
        assertThat(page.<List<String>> path("items.actorId")).containsOnly(aurora.id().toString());
        assertThat(page.<List<String>> path("items.objectId")).containsOnly(aurora.id().toString());
        assertThat(page.<String> path("nextCursor")).isNull();
    }

    @Test
    void aRowIsAsAdministratorsSeeIt() {
        Response theirs = Account.admin().request().queryParam("actor", aurora.id().toString()).get("/api/v1/audit/activities");

        Response own = aurora.get(PATH);

        assertThat(own.asString()).isEqualTo(theirs.asString());
    }

    @Test
    void pagesFollowEachOther() {
        List<String> actions = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = aurora.request().queryParam("limit", 2).queryParam("cursor", cursor).get(PATH);
            actions.addAll(page.path("items.action"));
            cursor = page.path("nextCursor");
        }

        assertThat(actions).containsExactly(REPLACED, REPLACED, REGISTERED);
    }

    @Test
    void anotherCompanysCursorIsRefused() {
        String cursor = aurora.get(PATH + "?limit=1").path("nextCursor");

        Response refused = Company.register().request().queryParam("cursor", cursor).get(PATH);

        assertInvalid(refused, "cursor");
    }

    @Test
    void filtersRestrict() {
        Instant now = Instant.now();

        assertThat(actions(aurora.request().queryParam("action", "company.token"))).containsExactly(REPLACED, REPLACED);
        assertThat(actions(aurora.request().queryParam("action", "dataset."))).isEmpty();
        assertThat(actions(aurora.request().queryParam("from", now.plusSeconds(60).toString()))).isEmpty();
        assertThat(actions(aurora.request().queryParam("to", now.minusSeconds(60).toString()))).isEmpty();
        assertThat(actions(aurora.request().queryParam("from", now.minusSeconds(60).toString())
                .queryParam("to", now.plusSeconds(60).toString()))).hasSize(3);
    }

    @Test
    void nobodyChoosesAnotherActor() {
        Account boreal = Company.register();

        List<String> actors = aurora.request().queryParam("actor", boreal.id().toString()).get(PATH).path("items.actorId");

        assertThat(actors).hasSize(3).containsOnly(aurora.id().toString());
    }

    @Test
    void theWholeLogStreams() {
        Response stream = aurora.request().accept("application/x-ndjson").queryParam("action", "company.token").get(PATH);

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.asString().strip().split("\n")).hasSize(2)
                .allMatch(line -> line.startsWith("{\"id\":") && line.contains(REPLACED));
    }

    @Test
    void badParametersAreNamed() {
        for (var bad : Map.of("limit", "501", "cursor", "rubbish", "from", "yesterday", "to", "2026-13-01T00:00:00Z", "action",
                "a\u0000b").entrySet()) {
            assertInvalid(aurora.request().queryParam(bad.getKey(), bad.getValue()).get(PATH), bad.getKey());
        }
        assertInvalid(aurora.get(PATH + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"), "from");
    }

    @Test
    void onlyCompaniesHaveOne() {
        assertProblem(given().get(PATH), 401, "UNAUTHORIZED");
        assertProblem(Account.register().get(PATH), 403, "FORBIDDEN");
        assertProblem(Account.admin().get(PATH), 403, "FORBIDDEN");
    }

    private static List<String> actions(RequestSpecification request) {
        return request.get(PATH).path("items.action");
    }
}
