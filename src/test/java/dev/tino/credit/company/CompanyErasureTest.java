package dev.tino.credit.company;

import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a company takes with it, and what stays when it goes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompanyErasureTest {

    private static final String ME = Company.PATH + "/me";

    @Inject
    Pool pool;

    @Test
    void theExportHoldsTheRegistration() {
        Account aurora = Company.register("Aurora");

        Map<String, Object> exported = aurora.request().accept("application/x-ndjson").get("/api/v1/me/export").asString()
                .lines().map(JsonPath::from)
                .collect(Collectors.toMap(line -> line.getString("kind"), line -> line.getMap("data"), (one, other) -> one));

        assertThat(exported).containsEntry("credit.company", aurora.get(ME).path("$"));
        assertThat(exported).containsEntry("account", aurora.get("/api/v1/me").path("$"));
    }

    @Test
    void anotherAccountsExportHoldsNone() {
        Company.register("Aurora");
        Account ana = Account.register();

        String exported = ana.request().accept("application/x-ndjson").get("/api/v1/me/export").asString();

        assertThat(exported).doesNotContain("credit.company");
    }

    @Test
    void anAdministratorErasesACompany() {
        Account aurora = Company.register("Aurora");
        Account boreal = Company.register("Boreal");
        assertThat(rowsOf(aurora)).isEqualTo(1);

        Response erased = Account.admin().delete("/api/v1/users/" + aurora.id());

        assertThat(erased.statusCode()).isEqualTo(204);
        assertProblem(aurora.get(ME), 401, "UNAUTHORIZED");
        assertProblem(aurora.request().post(ME + "/token"), 401, "UNAUTHORIZED");
        Awaiting.until(() -> rowsOf(aurora), rows -> rows == 0);
        assertThat(boreal.get(ME).<String> path("name")).isEqualTo("Boreal");
    }

    private int rowsOf(Account company) {
        return pool.preparedQuery("select from credit_company where id = $1").executeAndAwait(Tuple.of(company.id()))
                .rowCount();
    }
}
