package dev.tino.core.audit.request;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.PageSession;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestLogTest {

    private static final String REQUESTS = "/api/v1/audit/requests";
    private static final String CLASSIFICATIONS = "/api/v1/finance/classifications";
    private static final String FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final String traceId = "test-" + UUID.randomUUID();
    private Account admin;
    private Account ana;

    @BeforeEach
    void register() {
        admin = Account.admin();
        ana = Account.register();
    }

    @Test
    void aRequestLeavesARowThatTellsAllOfIt() {
        traced(ana).header("User-Agent", FIREFOX).contentType(ContentType.JSON)
                .body("{\"transactions\":[{\"date\":\"2026-01-31\",\"description\":\"PADARIA\",\"amount\":-12.5}]}")
                .post(CLASSIFICATIONS + "?verbose=1&token=hush").then().statusCode(200);

        Map<String, Object> row = row(ana);

        assertThat(row).containsEntry("method", "POST").containsEntry("route", CLASSIFICATIONS)
                .containsEntry("path", CLASSIFICATIONS).containsEntry("query", "verbose=1&token=***")
                .containsEntry("status", 200).containsEntry("userId", ana.id().toString())
                .containsEntry("address", "127.0.0.1").containsEntry("browser", "Firefox 140")
                .containsEntry("os", "Windows 10").containsEntry("traceId", traceId)
                .containsEntry("body", "{\"transactions\":[{\"date\":10,\"description\":7,\"amount\":5}]}");
        assertThat((int) row.get("micros")).isPositive();
    }

    @Test
    void ofAnEndlessClientNameOnlyTheBeginningIsLookedAt() {
        traced(ana).header("User-Agent", "x".repeat(200) + FIREFOX).get("/api/v1/me").then().statusCode(200);

        assertThat(row(ana)).containsEntry("browser", "Other").containsEntry("os", "Other");
    }

    @Test
    void aBodyOfMegabytesIsServedWholeAndLoggedByItsBeginning() {
        String line = "{\"date\":\"2026-01-31\",\"description\":\"PADARIA\",\"amount\":-1}";
        String body = "{\"transactions\":[" + (line + ",").repeat(999) + line + "]}";

        Response added = traced(ana).contentType(ContentType.JSON).body(body).post("/api/v1/finance/transactions/batch");

        assertThat(added.<List<?>> path("items")).hasSize(1_000);
        assertThat(row(ana).get("body").toString())
                .startsWith("{\"transactions\":[{\"date\":10,\"description\":7,\"amount\":2},")
                .contains(" more").endsWith("\"... cut\"]}");
    }

    @Test
    void aStreamIsLoggedByItsTypeAndSize() {
        String lines = "{\"date\":\"2026-01-31\",\"description\":\"PADARIA\",\"amount\":-1}\n";

        traced(ana).contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).post(CLASSIFICATIONS)
                .then().statusCode(200);

        assertThat(row(ana)).containsEntry("body", "application/x-ndjson, " + lines.length() + " bytes");
    }

    @Test
    void anUploadIsLoggedByItsTypeAndSize() {
        traced(ana)
                .multiPart("file", "a.csv", "data;descricao;valor\n31/01/2026;PADARIA;-1,00\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/finance/imports").then().statusCode(201);

        assertThat(row(ana).get("body").toString()).matches("multipart/form-data, \\d+ bytes");
    }

    @Test
    void everyRefusalLeavesARow() {
        given().header("X-Correlation-Id", traceId).get("/api/v1/finance/transactions").then().statusCode(401);
        assertThat(row(null)).containsEntry("status", 401).containsEntry("userId", null)
                .containsEntry("route", "/api/v1/finance/transactions");
    }

    @Test
    void requestsOfOneRouteAreToldByItsTemplate() {
        String id = UUID.randomUUID().toString();
        traced(ana).get("/api/v1/finance/transactions/" + id).then().statusCode(404);
        assertThat(row(ana)).containsEntry("route", "/api/v1/finance/transactions/{id}")
                .containsEntry("path", "/api/v1/finance/transactions/" + id);
    }

    @Test
    void whatIsNotThereLeavesARow() {
        traced(ana).get("/api/v1/nothing/here").then().statusCode(404);
        assertThat(row(ana)).containsEntry("status", 404).containsEntry("route", null)
                .containsEntry("path", "/api/v1/nothing/here");
    }

    @Test
    void anInvalidBodyLeavesARow() {
        traced(ana).contentType(ContentType.JSON).body("{\"date\":\"2026-02-31\",\"amount\":1}")
                .post("/api/v1/finance/transactions").then().statusCode(422);
        assertThat(row(ana)).containsEntry("status", 422).containsEntry("body", "{\"date\":10,\"amount\":1}");
    }

    @Test
    void aMalformedBodyLeavesARow() {
        traced(ana).contentType(ContentType.JSON).body("{\"date\":\"2026-01-31\",oops")
                .post("/api/v1/finance/transactions").then().statusCode(400);
        assertThat(row(ana)).containsEntry("status", 400).containsEntry("body", "{\"date\":10,\"...\":\"cut\"}");
    }

    @Test
    void aBodyThatIsTooLargeLeavesARow() {
        traced(ana).contentType(ContentType.JSON).body(new byte[(1 << 20) + 1]).post("/api/v1/finance/transactions")
                .then().statusCode(413);
        assertThat(row(null)).containsEntry("status", 413).containsEntry("path", "/api/v1/finance/transactions");
    }

    @Test
    void aRequestThatBreaksOffLeavesARow() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(("POST /api/v1/finance/transactions HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + ana.token() + "\r\nX-Correlation-Id: " + traceId
                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"date\":")
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        assertThat(row(null)).containsEntry("status", 499).containsEntry("path", "/api/v1/finance/transactions");
    }

    @Test
    void aStreamThatItsClientLeavesIsAnsweredWhenItBegins() throws IOException {
        String cookie = PageSession.of(ana).cookieHeader();
        long micros;
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            long begin = System.nanoTime();
            socket.getOutputStream().write(("GET /ui/jobs/events HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                    + "\r\nX-Correlation-Id: " + traceId + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            micros = (System.nanoTime() - begin) / 1_000;
            // The first event, which is a while behind the head.
            assertThat(socket.getInputStream().readNBytes(200)).hasSize(200);
        }

        Map<String, Object> row = row(ana);
        assertThat(row).containsEntry("status", 200).containsEntry("path", "/ui/jobs/events");
        assertThat((int) row.get("micros")).isPositive().isLessThanOrEqualTo((int) micros);
    }

    @Test
    void ofALogInOnlyThatItWasTriedIsKept() {
        given().header("X-Correlation-Id", traceId).contentType(ContentType.JSON)
                .body(Map.of("email", ana.email(), "password", "hush hush hush")).post("/api/v1/auth/login")
                .then().statusCode(401);
        assertThat(row(null)).containsEntry("status", 401).containsEntry("route", "/api/v1/auth/login")
                .containsEntry("body", null);
    }

    @Test
    void anotherSpellingOfAPathHidesNothing() {
        given().urlEncodingEnabled(false).header("X-Correlation-Id", traceId).contentType(ContentType.JSON)
                .body(Map.of("email", ana.email(), "password", "hush hush hush")).post("/api/v1/%61uth//login;a=b?email=x");
        assertThat(row(null)).containsEntry("body", null).containsEntry("query", "email=***");
    }

    @Test
    void healthAndMetricsLeaveNone() {
        for (String path : List.of("/health", "/api/health", "/api/v1/health", "/q/health", "/q/health/ready", "/q/metrics")) {
            given().header("X-Correlation-Id", traceId).get(path).then().statusCode(200);
        }
        given().header("X-Correlation-Id", traceId).get("/q/openapi").then().statusCode(200);

        row(null);
        assertThat(rowsOfThisTest("")).extracting(row -> row.get("path")).containsExactly("/q/openapi");
    }

    @Test
    void theListIsFiltered() {
        traced(ana).get("/api/v1/finance/categories").then().statusCode(200);
        traced(ana).get("/api/v1/finance/nothing").then().statusCode(404);
        traced(ana).get("/api/v1/me?limit=1").then().statusCode(200);
        await("user=" + ana.id(), 3);

        assertThat(paths("user=" + ana.id() + "&path=/api/v1/finance"))
                .containsExactly("/api/v1/finance/nothing", "/api/v1/finance/categories");
        assertThat(paths("user=" + ana.id() + "&status=4xx")).containsExactly("/api/v1/finance/nothing");
        assertThat(paths("user=" + ana.id() + "&status=404")).containsExactly("/api/v1/finance/nothing");
        assertThat(paths("user=" + ana.id() + "&minMillis=600000")).isEmpty();
        assertThat(paths("user=" + ana.id() + "&from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(paths("user=" + ana.id() + "&to=2020-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void theListIsReadPageByPageOrAsAStream() {
        for (int i = 0; i < 5; i++) {
            traced(ana).get("/api/v1/finance/" + i);
        }
        await("user=" + ana.id(), 5);

        Response first = admin.get(REQUESTS + "?limit=3&user=" + ana.id());
        Response second = admin.get(REQUESTS + "?limit=3&user=" + ana.id() + "&cursor=" + first.path("nextCursor"));
        String lines = admin.request().accept("application/x-ndjson").get(REQUESTS + "?user=" + ana.id()).asString();

        assertThat(first.<List<String>> path("items.path")).containsExactly("/api/v1/finance/4", "/api/v1/finance/3",
                "/api/v1/finance/2");
        assertThat(second.<List<String>> path("items.path")).containsExactly("/api/v1/finance/1", "/api/v1/finance/0");
        assertThat(second.<String> path("nextCursor")).isNull();
        assertThat(lines.lines()).hasSize(5).allMatch(line -> line.startsWith("{\"id\":"));
    }

    @Test
    void onlyAnAdministratorReadsIt() {
        assertProblem(given().get(REQUESTS), 401, "UNAUTHORIZED");
        assertProblem(ana.get(REQUESTS), 403, "FORBIDDEN");
    }

    @Test
    void badFiltersAreNamed() {
        assertInvalid(admin.get(REQUESTS + "?user=ana"), "user");
        assertInvalid(admin.get(REQUESTS + "?status=6xx"), "status");
        assertInvalid(admin.get(REQUESTS + "?from=yesterday"), "from");
        assertInvalid(admin.get(REQUESTS + "?from=-999999999-01-01T00:00:00Z"), "from");
        assertInvalid(admin.get(REQUESTS + "?minMillis=-1"), "minMillis");
        assertInvalid(admin.request().urlEncodingEnabled(false).get(REQUESTS + "?path=%00"), "path");
        assertInvalid(admin.get(REQUESTS + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"), "from");
        assertInvalid(admin.get(REQUESTS + "?cursor=abc"), "cursor");
    }

    private RequestSpecification traced(Account account) {
        return account.request().header("X-Correlation-Id", traceId);
    }

    /** The row of this test's request, once it is written. */
    private Map<String, Object> row(Account user) {
        String filter = user == null ? "" : "user=" + user.id();
        return Awaiting.until(() -> rowsOfThisTest(filter), rows -> !rows.isEmpty()).get(0);
    }

    private List<Map<String, Object>> rowsOfThisTest(String filter) {
        return admin.get(REQUESTS + "?limit=500&" + filter)
                .<List<Map<String, Object>>> path("items.findAll { it.traceId == '%s' }".formatted(traceId));
    }

    private void await(String filter, int rows) {
        Awaiting.until(() -> paths(filter), paths -> paths.size() >= rows);
    }

    private List<String> paths(String filter) {
        return admin.get(REQUESTS + "?" + filter).path("items.path");
    }
}
