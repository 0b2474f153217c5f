package dev.tino.core.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.core.crypto.KeyRing;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.release.Promotion;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Every route of the OpenAPI document, held against {@code access.txt}: who gets in, and what the others are told. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {

    @Inject
    Jobs jobs;

    @Inject
    Pool pool;
    @Inject
    Releasing releasing;
    @Inject
    KeyRing keys;

    private Map<String, String> access;
    private List<Route> routes;
    private Account ana;
    private Account aurora;

    /** One operation with one of the media types that it takes, or null. */
    private record Route(String method, String path, String takes) {

        String name() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return takes == null ? name() : name() + " of " + takes;
        }
    }

    @BeforeEach
    void readTheDocumentAndTheList() throws IOException {
        access = list();
        routes = routes();
        ana = Account.register();
        aurora = Company.register();
    }

    @Test
    void everyRouteIsListedAndEveryListedOneIsThere() {
        List<String> documented = routes.stream().map(Route::name).distinct().sorted().toList();

        assertThat(documented).hasSizeGreaterThan(40).containsExactlyElementsOf(access.keySet());
    }

    @Test
    void withoutATokenOnlyPublicRoutesAnswer() {
        var softly = new SoftAssertions();
        for (Route route : routes) {
            int status = send(given(), route, id(route)).statusCode();

            if (is(route, "public")) {
                softly.assertThat(status).as(route.toString()).isIn(200, 422);
            } else {
                softly.assertThat(status).as(route.toString()).isEqualTo(401);
            }
        }
        softly.assertAll();
    }

    @Test
    void aRoleThatIsTooSmallIsForbidden() {
        var softly = new SoftAssertions();
        Account analyst = Account.with("user", "analyst", "company");
        for (Route route : routes) {
            if (is(route, "company") || is(route, "analyst")) {
                softly.assertThat(send(ana.request(), route, id(route)).statusCode()).as(route.toString()).isEqualTo(403);
            } else if (is(route, "admin") || is(route, "admin-login")) {
                softly.assertThat(send(ana.request(), route, id(route)).statusCode()).as(route.name()).isEqualTo(403);
                softly.assertThat(send(analyst.request(), route, id(route)).statusCode()).as(route.name()).isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void companiesReachTheirRoutes() {
        var softly = new SoftAssertions();
        for (Route route : routes) {
            if (is(route, "company")) {
                // One of the routes ends its caller's token.
                Account company = route.path.contains("{") ? aurora : Company.register();

                softly.assertThat(send(company.request(), route, id(route)).statusCode()).as(route.toString())
                        .isNotIn(401, 403, 404);
            }
        }
        softly.assertAll();
    }

    @Test
    void analystsReachTheirRoutes() {
        var softly = new SoftAssertions();
        Account analyst = Account.with("analyst");
        for (Route route : routes) {
            if (is(route, "analyst")) {
                softly.assertThat(send(analyst.request(), route, id(route)).statusCode()).as(route.toString())
                        .isNotIn(401, 403, 404);
                softly.assertThat(send(Account.admin().request(), route, id(route)).statusCode()).as(route.toString())
                        .isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void anotherOwnersIdIsNotFound() {
        var softly = new SoftAssertions();
        Account bruno = Account.register();
        Account boreal = Company.register();
        for (Route route : routes) {
            if (route.path.contains("{") && (is(route, "owned") || is(route, "login") || is(route, "company"))) {
                Account stranger = is(route, "company") ? boreal : bruno;
                Response answer = send(stranger.request(), route, id(route));

                softly.assertThat(answer.statusCode()).as(route.name()).isEqualTo(404);
                softly.assertThat(answer.contentType()).as(route.name()).startsWith("application/problem+json");
            }
        }
        softly.assertAll();
    }

    @Test
    void aMachinesTokenDoesNotReachWhatNeedsALogIn() {
        var softly = new SoftAssertions();
        Account machine = machine(ana);
        for (Route route : routes) {
            if (is(route, "login")) {
                softly.assertThat(send(machine.request(), route, id(route)).statusCode()).as(route.toString()).isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void anAdministratorsMachineMayReadAndNotChangeUsers() {
        var softly = new SoftAssertions();
        Account admin = Account.admin();
        Account machine = machine(admin);
        for (Route route : routes) {
            if (is(route, "admin-login")) {
                softly.assertThat(send(machine.request(), route, id(route)).statusCode()).as(route.toString()).isEqualTo(403);
                softly.assertThat(send(admin.request(), route, id(route)).statusCode()).as(route.toString()).isNotEqualTo(403);
            } else if (is(route, "admin") && route.path.startsWith("/api/v1/users")) {
                softly.assertThat(send(machine.request(), route, id(route)).statusCode()).as(route.toString()).isEqualTo(200);
            }
        }
        softly.assertAll();
    }

    /** Somebody's API token. */
    private static Account machine(Account owner) {
        String token = owner.post("/api/v1/me/api-tokens", Map.of("name", "machine")).path("token");
        return owner.by(token);
    }

    /** The id of something that the route is about: of Ana's or of the company Aurora's, or a user. */
    private String id(Route route) {
        String collection = route.path.contains("{") ? route.path.substring(0, route.path.indexOf("/{")) : "";
        return switch (collection) {
            case "" -> null;
            case "/api/v1/jobs" ->
                jobs.submit(pool, new NewJob("test.echo", ana.id(), List.of())).await().indefinitely().toString();
            case "/api/v1/users" -> Account.register().id().toString();
            case "/api/v1/me/api-tokens" -> ana.post(collection, Map.of("name", "x")).path("id");
            case "/api/v1/finance/categories", "/api/v1/finance/types" ->
                ana.post(collection, Map.of("name", "x" + System.nanoTime())).path("id");
            case "/api/v1/finance/transactions" -> ana.post(collection,
                    Map.of("date", "2026-01-31", "description", "PADARIA", "amount", -1)).path("id");
            case "/api/v1/finance/imports" -> ana.request()
                    .multiPart("file", "one.csv",
                            ("date,description,amount\n2026-01-31,X%d,-1.00\n".formatted(System.nanoTime()))
                                    .getBytes(StandardCharsets.UTF_8))
                    .post(collection).path("importId");
            case "/api/v1/books" -> book();
            case "/api/v1/chat/talks" -> ana.post(collection, Map.of("message", "x")).path("talk.id");
            case "/api/v1/chat/runs" -> ana.post("/api/v1/chat/talks", Map.of("message", "x")).path("runId");
            case "/api/v1/credit/datasets" -> dataset();
            case "/api/v1/credit/decisions" -> decision();
            case "/api/v1/models" -> {
                String name = "test." + System.nanoTime();
                releasing.release(ana.id(), NamedModels.file(name, 1), Promotion.because("first version"));
                yield name;
            }
            default -> throw new AssertionError("Tell this test how to make what stands under " + collection);
        };
    }

    private String dataset() {
        return aurora.post("/api/v1/credit/datasets", Map.of("name", "x", "label",
                Map.of("field", "paid", "approve", List.of(true), "refuse", List.of(false)))).path("id");
    }

    /** One that nobody can open: who may ask for it is told so. */
    private String decision() {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("""
                insert into credit_decision (id, company_id, order_id, version, policy_version, outcome, score, created_at,
                                             content, content_key)
                values ($1, $2, $1::uuid::text, 1, 1, 'review', 0.5, now(), 'x', $3)""")
                .execute(Tuple.of(id, aurora.id(), keys.currentId())).await().indefinitely();
        return id.toString();
    }

    private String book() {
        List<Book> books = GeneratedBooks.of(1, System.nanoTime());
        GeneratedBooks.insert(pool, books).await().indefinitely();
        return books.get(0).id().toString();
    }

    private static Response send(RequestSpecification request, Route route, String id) {
        if (route.takes != null && route.takes.startsWith("multipart")) {
            request.multiPart("x", "y");
        } else if (route.takes != null && route.takes.endsWith("form-urlencoded")) {
            request.contentType(route.takes).formParam("x", "y");
        } else if (route.takes != null) {
            request.contentType(route.takes).body(body(route).getBytes(StandardCharsets.UTF_8));
        }
        return request.request(route.method,
                route.path.replaceAll("\\{(version|sequence)}", "1").replaceAll("\\{[^}]*}", String.valueOf(id)));
    }

    private static String body(Route route) {
        if (!route.takes.endsWith("json")) {
            return "";
        }
        if (route.path.endsWith("/review") || route.path.endsWith("/outcome")) {
            return "{\"outcome\": \"%s\"}".formatted(route.path.endsWith("/review") ? "approve" : "good");
        }
        if (route.path.startsWith("/api/v1/chat/talks/")) {
            return route.method.equals("PATCH") ? "{\"name\": \"x\"}" : "{\"content\": \"x\"}";
        }
        return route.path.endsWith("/champion") ? "{\"version\": 1, \"reason\": \"x\"}" : "{}";
    }

    private boolean is(Route route, String who) {
        return who.equals(access.get(route.name()));
    }

    private static List<Route> routes() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json").get("/q/openapi?format=json")
                .path("paths");
        List<Route> routes = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            // What clients of older systems call stands in a list of its own.
            if (List.of("get", "post", "put", "patch", "delete").contains(method)
                    && !(operation.get("tags") instanceof List<?> tags && tags.contains("Compatibility"))) {
                takes(operation).forEach(type -> routes.add(new Route(method.toUpperCase(), path, type)));
            }
        }));
        return routes;
    }

    private static Stream<String> takes(Map<String, Object> operation) {
        if (!(operation.get("requestBody") instanceof Map<?, ?> body) || !(body.get("content") instanceof Map<?, ?> content)) {
            return Stream.of((String) null);
        }
        return content.keySet().stream().map(Object::toString);
    }

    private static Map<String, String> list() throws IOException {
        var list = new TreeMap<String, String>();
        try (var reader = new BufferedReader(
                new InputStreamReader(AccessTest.class.getResourceAsStream("/access.txt"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\s+"))
                    .forEach(parts -> list.put(parts[0] + " " + parts[1], parts[2]));
        }
        return list;
    }
}
