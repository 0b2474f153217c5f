package dev.tino.core.audit;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditPagesTest {

    private static final String COOKIE = "tino_session";
    private static final Pattern CSRF = Pattern.compile("\"X-CSRF-Token\":\"([^\"]+)\"");
    private static final Pattern ROW = Pattern.compile("<summary");

    @Inject
    Pool pool;

    private final String route = "/pages-" + UUID.randomUUID();
    private Account ana;
    /** One that no other test looks at. */
    private Account admin;
    private String anas;
    private String admins;

    @BeforeEach
    void logIn() {
        ana = Account.register();
        anas = logIn(ana.email(), Account.PASSWORD);
        admin = Account.register();
        pool.preparedQuery("update users set roles = array['user', 'admin'] where id = $1")
                .executeAndAwait(Tuple.of(admin.id()));
        admins = logIn(admin.email(), Account.PASSWORD);
    }

    @Test
    void whoIsNotLoggedInIsSentToTheLogIn() {
        for (String page : List.of("/ui/traffic", "/ui/requests", "/ui/retention")) {
            assertThat(get(null, page).statusCode()).as(page).isEqualTo(303);
        }
    }

    @Test
    void anAdministratorSeesTheTrafficOfAll() {
        log(ana.id(), "GET", route + "/a", 200, 3);
        log(null, "GET", route + "/b", 500, 1);

        String page = get(admins, "/ui/traffic?span=24h&sort=errors").asString();
        String portuguese = given().cookie(COOKIE, admins).header("Accept-Language", "pt-BR").get("/ui/traffic").asString();

        assertThat(page).contains("aria-sort=\"descending\"><a id=\"sort-errors\"").contains("hx-trigger=\"every 30s\"")
                .contains("&quot;label&quot;:&quot;p99&quot;");
        assertThat(page.indexOf(route + "/b")).isPositive().isLessThan(page.indexOf(route + "/a"));
        assertThat(portuguese).contains("Tráfego").contains("Taxa de erro");
    }

    @Test
    void othersSeeTheTrafficThatIsTheirs() {
        log(ana.id(), "GET", route + "/hers", 200, 2);
        log(admin.id(), "GET", route + "/his", 200, 2);

        String page = get(anas, "/ui/traffic").asString();

        assertThat(page).contains(route + "/hers").doesNotContain(route + "/his").contains("Your own requests");
    }

    @Test
    void anUnknownSpanOrSortIsRefused() {
        assertInvalid(program(admins).get("/ui/traffic?span=2d"), "span");
        assertInvalid(program(admins).get("/ui/traffic?sort=name"), "sort");
    }

    @Test
    void requestsAreFilteredByAnAddressThatCanBeShared() {
        log(ana.id(), "GET", route, 200, 3);
        log(ana.id(), "POST", route, 503, 2);

        Response page = get(admins, "/ui/requests?path=" + route + "&status=5xx&user=&from=2026-01-31T12:00&to=&minMillis=");

        assertThat(rows(page)).isEqualTo(2);
        assertThat(page.asString()).contains("value=\"5xx\"").contains("value=\"2026-01-31T12:00\"").contains(">503<");
        assertThat(page.header("HX-Push-Url")).isEqualTo(
                "/ui/requests?path=" + route.replace("/", "%2F") + "&status=5xx&from=2026-01-31T12%3A00");
    }

    @Test
    void moreRequestsFollowByACursor() {
        log(ana.id(), "GET", route, 200, 53);
        String first = get(admins, "/ui/requests?path=" + route).asString();

        var more = Pattern.compile("hx-get=\"(/ui/requests/rows[^\"]+)\"").matcher(first);
        assertThat(more.find()).isTrue();
        Response second = given().urlEncodingEnabled(false).cookie(COOKIE, admins).get(more.group(1).replace("&amp;", "&"));

        assertThat(rows(second)).isEqualTo(3);
        assertThat(second.asString()).doesNotContain("<html").doesNotContain("/ui/requests/rows");
    }

    @Test
    void othersSeeTheRequestsThatAreTheirsWhateverTheyAskFor() {
        log(ana.id(), "GET", route, 200, 2);
        log(admin.id(), "GET", route, 200, 3);

        assertThat(rows(get(anas, "/ui/requests?path=" + route))).isEqualTo(2);
        assertThat(rows(get(anas, "/ui/requests?path=" + route + "&user=" + admin.id()))).isEqualTo(2);
        assertThat(rows(get(anas, "/ui/requests/rows?path=" + route + "&user=" + admin.id()))).isEqualTo(2);
        assertThat(rows(get(admins, "/ui/requests?path=" + route + "&user=" + ana.id()))).isEqualTo(2);
    }

    @Test
    void aFilterThatCannotBeReadIsToldBesideIt() {
        assertThat(get(admins, "/ui/requests?status=6xx").asString())
                .contains("id=\"status-error\">is neither a status such as 404 nor a class such as 5xx<")
                .contains("id=\"user-error\"><").contains("Mend the filters");
        assertThat(get(admins, "/ui/requests?user=ana").asString()).contains("id=\"user-error\">is not the id of an account<");
        assertThat(get(admins, "/ui/requests?from=yesterday").asString()).contains("id=\"from-error\">is not a time");
        assertThat(get(admins, "/ui/requests?minMillis=-1").asString()).contains("id=\"minMillis-error\">is not a whole");
        assertThat(given().cookie(COOKIE, admins).header("Accept-Language", "pt").get("/ui/requests?to=x").asString())
                .contains("id=\"to-error\">não é um momento<");
    }

    @Test
    void anEntryThatContainsHtmlStaysText() {
        String script = "<script>alert('" + UUID.randomUUID() + "')</script>";
        pool.preparedQuery(
                "insert into request_log (id, time, method, route, path, query, status, micros, user_id, browser, os,"
                        + " trace_id, body) values (gen_random_uuid(), now(), $2, $2, $1, $2, 200, 1000, $3, $2, $2, $2, $2)")
                .executeAndAwait(Tuple.of(route + script, script, ana.id()));

        for (String page : List.of("/ui/requests?path=" + route, "/ui/traffic")) {
            for (String cookie : List.of(anas, admins)) {
                assertThat(get(cookie, page).asString()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
            }
        }
    }

    @Test
    void theFilesThatPagesLoadAreNoNews() {
        String file = "/ui/assets/tino.css?v=" + UUID.randomUUID();
        given().get(file).then().statusCode(200);
        String trace = "test-" + UUID.randomUUID();
        given().header("X-Correlation-Id", trace).cookie(COOKIE, anas).get("/ui/activities").then().statusCode(200);

        Awaiting.until(() -> number("select count(*) from request_log where trace_id = '" + trace + "'"),
                written -> written == 1);

        assertThat(number("select count(*) from request_log where path = '/ui/assets/tino.css'")).isZero();
    }

    @Test
    void daysAreChangedByAnAdministratorAndARunTellsWhatItRemoved() {
        pool.query("delete from retention_run; delete from retention_setting").executeAndAwait();
        assertThat(get(admins, "/ui/retention").asString()).contains("Request log").contains("There was no run yet");

        Response changed = write(admins).formParam("days", "45").put("/ui/retention/requests");
        Response run = write(admins).post("/ui/retention/run");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asString())
                .contains("id=\"days-requests\" name=\"days\" type=\"number\" min=\"1\" max=\"36500\" required"
                        + " value=\"45\"")
                .contains("an administrator").doesNotContain("<html");
        assertThat(run.asString()).contains("Ended").doesNotContain("There was no run yet");
        assertInvalid(write(admins).formParam("days", "0").put("/ui/retention/requests"), "days");
        assertInvalid(write(admins).formParam("days", "soon").put("/ui/retention/requests"), "days");
        assertInvalid(write(admins).formParam("days", "9").put("/ui/retention/nothing-kept"), "items[0].name");
        pool.query("delete from retention_run; delete from retention_setting").executeAndAwait();
    }

    @Test
    void retentionIsForAdministratorsAlone() {
        assertThat(get(anas, "/ui/retention").statusCode()).isEqualTo(403);
        assertProblem(write(anas).formParam("days", "45").put("/ui/retention/requests"), 403, "FORBIDDEN");
        assertProblem(write(anas).post("/ui/retention/run"), 403, "FORBIDDEN");
        assertProblem(program(admins).post("/ui/retention/run"), 403, "CSRF_REFUSED");
    }

    private void log(UUID user, String method, String template, int status, int times) {
        pool.preparedQuery("insert into request_log (id, time, method, route, path, status, micros, user_id)"
                + " select gen_random_uuid(), now(), $1, $2, $2, $3, 1000, $4 from generate_series(1, $5)")
                .executeAndAwait(Tuple.of(method, template, status, user, times));
    }

    private long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    private static int rows(Response page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return (int) ROW.matcher(page.asString()).results().count();
    }

    private static String logIn(String user, String password) {
        return given().redirects().follow(false).formParam("username", user).formParam("password", password).post("/login")
                .cookie(COOKIE);
    }

    private static Response get(String cookie, String page) {
        var browser = given().redirects().follow(false).header("Accept", "text/html,*/*;q=0.8");
        return (cookie == null ? browser : browser.cookie(COOKIE, cookie)).get(page);
    }

    private static RequestSpecification program(String cookie) {
        return given().cookie(COOKIE, cookie);
    }

    private static RequestSpecification write(String cookie) {
        var csrf = CSRF.matcher(get(cookie, "/ui/activities").asString());
        assertThat(csrf.find()).isTrue();
        return program(cookie).header("X-CSRF-Token", csrf.group(1)).header("HX-Request", "true");
    }
}
