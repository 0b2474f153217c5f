package dev.tino.core.auth.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.auth.token.MachineTokens;
import dev.tino.core.auth.token.MachineTokens.CompanyToken;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginPageTest {

    private static final String COOKIE = "tino_session";
    private static final Pattern CSRF = Pattern.compile("X-CSRF-Token&quot;:&quot;([^&]+)|\"X-CSRF-Token\":\"([^\"]+)\"");

    @Inject
    MachineTokens machines;
    @Inject
    Pool pool;

    private Account ana;

    @BeforeEach
    void register() {
        ana = Account.register();
    }

    @Test
    void whoIsNotLoggedInIsSentToTheLogInAndBack() {
        Response sent = browser().get("/ui/activities?action=user.");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("/login?back=%2Fui%2Factivities%3Faction%3Duser.");

        Response entered = logIn(ana.email(), Account.PASSWORD, "/ui/activities?action=user.");

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.header("Location")).endsWith("/ui/activities?action=user.");
    }

    @Test
    void anAddressThatIsNoneLeadsToTheFirstPage() {
        for (String back : List.of("/ui/jobs?x={1}", "/ui/jobs?x=a|b^c", "/ui/jobs?x=\"<>", "/ui/jobs?x=100%",
                "//evil.example/")) {
            Response entered = logIn(ana.email(), Account.PASSWORD, back);

            assertThat(entered.statusCode()).as(back).isEqualTo(303);
            assertThat(entered.header("Location")).as(back).endsWith(":" + RestAssured.port + "/");
        }
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Response entered = logIn(ana.email(), Account.PASSWORD, null);

        assertThat(entered.detailedCookie(COOKIE).isHttpOnly()).isTrue();
        assertThat(entered.detailedCookie(COOKIE).getSameSite()).isEqualTo("Strict");
        assertThat(entered.header("Location")).endsWith("/");
    }

    @Test
    void behindAProxyThatSpeaksTlsNobodyIsSentToPlainHttp() {
        Response entered = browser().header("Host", "tino.example").header("X-Forwarded-Proto", "https")
                .formParam("username", ana.email()).formParam("password", Account.PASSWORD).post("/login");

        assertThat(entered.header("Location")).isEqualTo("https://tino.example/");
        assertThat(entered.detailedCookie(COOKIE).isSecured()).isTrue();
        assertThat(logIn(ana.email(), Account.PASSWORD, null).detailedCookie(COOKIE).isSecured()).isFalse();
    }

    @Test
    void aWrongPasswordShowsTheFormAgain() {
        Response refused = browser().header("Accept-Language", "pt-BR").formParam("username", ana.email())
                .formParam("password", "wrong").formParam("back", "https://evil.example/").post("/login");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.asString()).contains("O usuário ou a senha está incorreto.").contains("value=\"" + ana.email())
                .contains("name=\"back\" value=\"/\"");
        assertThat(refused.cookie(COOKIE)).isNull();
    }

    @Test
    void aCompanyLogsInWithItsTokenUntilThatIsReplaced() {
        Account aurora = Company.register();
        Response entered = browser().formParam("token", aurora.token()).post("/login");
        String cookie = entered.cookie(COOKIE);
        assertThat(page(cookie).statusCode()).isEqualTo(200);

        aurora.request().post(Company.PATH + "/me/token").then().statusCode(200);

        assertThat(page(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenThatIsReplacedWhileItsHolderLogsInCountsNoMore() {
        Account aurora = Company.register();
        CompanyToken known = machines.companyOf(aurora.token()).await().indefinitely();
        assertThat(counts(known)).isTrue();

        aurora.request().post(Company.PATH + "/me/token").then().statusCode(200);

        assertThat(counts(known)).isFalse();
    }

    private boolean counts(CompanyToken known) {
        return pool.withTransaction(transaction -> machines.hold(transaction, known)).await().indefinitely();
    }

    @Test
    void anApiTokenOfAPersonIsNoLogIn() {
        String token = ana.post("/api/v1/me/api-tokens", Map.of("name", "machine")).path("token");

        assertThat(browser().formParam("token", token).post("/login").statusCode()).isEqualTo(401);
        assertThat(browser().formParam("token", ana.token()).post("/login").statusCode()).isEqualTo(401);
    }

    @Test
    void aWriteWithoutThePagesTokenIsRefused() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);
        String csrf = csrf(page(cookie));

        Response forged = given().cookie(COOKIE, cookie).header("X-CSRF-Token", csrf.substring(1) + "A").post("/ui/logout");
        Response elsewhere = given().cookie(COOKIE, cookie).header("X-CSRF-Token", csrf).header("Sec-Fetch-Site", "cross-site")
                .post("/ui/logout");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.<String> path("code")).isEqualTo("CSRF_REFUSED");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(page(cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void aLogInFromAnotherSiteIsRefused() {
        Response byFetch = browser().header("Sec-Fetch-Site", "cross-site").formParam("username", ana.email())
                .formParam("password", Account.PASSWORD).post("/login");
        Response byOrigin = browser().header("Origin", "https://evil.example").formParam("username", ana.email())
                .formParam("password", Account.PASSWORD).post("/login");

        assertThat(byFetch.statusCode()).isEqualTo(403);
        assertThat(byOrigin.statusCode()).isEqualTo(403);
    }

    /** Browsers tell no Sec-Fetch-Site over plain HTTP, and no Origin for a page that forbids every referrer. */
    @Test
    void aLogInOverPlainHttpFromAnotherMachineIsNotTakenForAForgery() {
        assertThat(browser().get("/login").header("Referrer-Policy")).isEqualTo("same-origin");

        Response entered = browser().header("Host", "tino.lan:8080").header("Origin", "http://tino.lan:8080")
                .formParam("username", ana.email()).formParam("password", Account.PASSWORD).post("/login");
        Response forged = browser().header("Host", "tino.lan:8080").header("Origin", "null")
                .formParam("username", ana.email()).formParam("password", Account.PASSWORD).post("/login");

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverLogsOutIsOut() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);

        Response out = given().cookie(COOKIE, cookie).header("X-CSRF-Token", csrf(page(cookie))).post("/ui/logout");

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.header("HX-Redirect")).isEqualTo("/login");
        assertThat(page(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void aNewLogInEndsTheOneThatTheBrowserHad() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);

        Response refused = browser().cookie(COOKIE, cookie).formParam("username", ana.email()).formParam("password", "wrong")
                .post("/login");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(page(cookie).statusCode()).isEqualTo(200);
        Response entered = browser().cookie(COOKIE, cookie).formParam("username", ana.email())
                .formParam("password", Account.PASSWORD).post("/login");

        assertThat(page(entered.cookie(COOKIE)).statusCode()).isEqualTo(200);
        assertThat(page(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void anotherPasswordEndsTheLogIn() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);

        ana.put("/api/v1/me/password", Map.of("current", Account.PASSWORD, "new", "a longer battery")).then()
                .statusCode(204);

        assertThat(page(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieOpensNoApi() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);

        assertThat(given().cookie(COOKIE, cookie).get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aScriptWhoseLogInIsOverGoesToTheLogIn() {
        Response over = given().header("HX-Request", "true").header("HX-Current-URL", "http://localhost:8080/ui/jobs?x=1")
                .header("Accept", "text/html").get("/ui/activities/rows");

        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(over.header("HX-Redirect")).isEqualTo("/login?back=%2Fui%2Fjobs%3Fx%3D1");
    }

    @Test
    void aRefusalIsAPageForPeopleAndAProblemForPrograms() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);

        Response page = browser().cookie(COOKIE, cookie).header("Accept-Language", "pt").queryParam("action", "a\0b")
                .get("/ui/activities");
        Response problem = ana.request().queryParam("action", "a\0b").get("/ui/activities");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("Isto não deu certo");
        assertThat(problem.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aRefusalOfAFilterIsAPageForPeopleToo() {
        Response page = browser().header("Accept-Language", "pt").header("Sec-Fetch-Site", "cross-site").post("/login");
        Response problem = given().header("Sec-Fetch-Site", "cross-site").post("/login");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("lang=\"pt-BR\"", "Isto não foi enviado por uma página do Tino");
        assertThat(problem.<String> path("detail")).startsWith("This was not sent by a page of Tino's");
    }

    @Test
    void theScriptsOfAPageAreRefusedInItsLanguage() {
        String cookie = logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE);
        String job = "/ui/jobs/01956b4f-0c55-7a20-8e11-0a6b0c9d3e42/job";

        Response portuguese = given().cookie(COOKIE, cookie).header("HX-Request", "true").header("Accept-Language", "pt")
                .get(job);
        Response english = given().cookie(COOKIE, cookie).header("HX-Request", "true").get(job);

        assertThat(portuguese.<String> path("detail")).isEqualTo("Esta tarefa não existe.");
        assertThat(portuguese.<String> path("code")).isEqualTo("JOB_NOT_FOUND");
        assertThat(english.<String> path("detail")).isEqualTo("There is no such job");
    }

    @Test
    void pagesMayLoadNothingFromElsewhere() {
        Response page = page(logIn(ana.email(), Account.PASSWORD, null).cookie(COOKIE));

        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString()).doesNotContain("<style").doesNotContain(" style=").doesNotContain("onclick");
        Pattern.compile("(?:src|href)=\"(/(?:webjars|ui/assets)/[^\"]+)\"").matcher(page.asString()).results()
                .map(found -> found.group(1)).forEach(asset -> given().get(asset).then().statusCode(200));
    }

    @Test
    void messagesOfConstraintsStayEnglishWhateverTheBrowserSpeaks() {
        Response refused = given().header("Accept-Language", "pt-BR").contentType("application/json").body("{}")
                .post("/api/v1/auth/login");

        assertThat(refused.<String> path("violations[0].message")).isEqualTo("must not be null");
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private static Response logIn(String user, String password, String back) {
        var form = browser().formParam("username", user).formParam("password", password);
        return (back == null ? form : form.formParam("back", back)).post("/login");
    }

    private static Response page(String cookie) {
        return browser().cookie(COOKIE, cookie).get("/ui/activities");
    }

    private static String csrf(Response page) {
        var found = CSRF.matcher(page.asString());
        assertThat(found.find()).isTrue();
        return found.group(2);
    }
}
