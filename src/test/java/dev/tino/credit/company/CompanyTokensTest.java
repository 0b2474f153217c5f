package dev.tino.credit.company;

import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A company's token, and the one that replaces it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompanyTokensTest {

    private static final String ME = Company.PATH + "/me";
    private static final Path LOG = TestFork.THIS.log();

    @Inject
    Pool pool;

    @Test
    void aTokenIsRefusedFromItsReplacementOn() {
        Account before = Company.register();
        assertThat(before.get(ME).statusCode()).isEqualTo(200);

        Response replaced = before.request().post(ME + "/token");

        assertThat(replaced.statusCode()).as(replaced.asString()).isEqualTo(200);
        assertThat(replaced.header("Cache-Control")).isEqualTo("no-store");
        assertThat(replaced.<Map<String, Object>> path("$")).containsOnlyKeys("token", "expiresAt");
        assertProblem(before.get(ME), 401, "UNAUTHORIZED");
        assertProblem(before.request().post(ME + "/token"), 401, "UNAUTHORIZED");
        assertThat(before.by(replaced.path("token")).get(ME).<String> path("id")).isEqualTo(before.id().toString());
    }

    @Test
    void anotherCompanysTokenStays() {
        Account aurora = Company.register();
        Account boreal = Company.register();

        Company.renew(aurora);

        assertThat(boreal.get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void tenReplacementsAtOnceLeaveOneToken() throws Exception {
        Account aurora = Company.register();

        List<Response> answers = atOnce(Collections.nCopies(10, () -> aurora.request().post(ME + "/token")));

        assertThat(answers).extracting(Response::statusCode).contains(200).allMatch(status -> status == 200 || status == 401);
        List<String> tokens = answers.stream().filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.<String> path("token")).toList();
        assertThat(tokens).filteredOn(token -> aurora.by(token).get(ME).statusCode() == 200).hasSize(1);
        assertProblem(aurora.get(ME), 401, "UNAUTHORIZED");
        assertThat(pool.preparedQuery("select from api_token where owner_id = $1 and revoked_at is null")
                .executeAndAwait(Tuple.of(aurora.id())).rowCount()).isEqualTo(1);
    }

    @Test
    void aTokenIsKeptNowhere() throws IOException {
        Account first = Company.register();
        Account second = Company.renew(first);
        second.get("/api/v1/me/api-tokens").then().statusCode(200);
        // The header begins like that of other tokens; what follows is this one's alone.
        List<String> secrets = List.of(signature(first), signature(second));

        List<String> holders = new ArrayList<>();
        pool.query("""
                select oid::regclass::text from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace""").executeAndAwait()
                .forEach(row -> holders.addAll(tablesWith(row.getString(0), secrets)));

        assertThat(holders).isEmpty();
        assertThat(Files.readString(LOG, StandardCharsets.ISO_8859_1)).isNotEmpty().doesNotContain(secrets);
    }

    private List<String> tablesWith(String table, List<String> secrets) {
        return pool
                .preparedQuery("select from %s t, unnest($1::text[]) secret where position(secret in t::text) > 0"
                        .formatted(table))
                .executeAndAwait(Tuple.of(secrets.toArray(String[]::new))).rowCount() == 0 ? List.of() : List.of(table);
    }

    private static String signature(Account company) {
        return company.token().substring(company.token().lastIndexOf('.') + 1);
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
