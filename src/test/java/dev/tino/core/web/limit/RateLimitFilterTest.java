package dev.tino.core.web.limit;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** Small limits, seen through a proxy that is trusted, and two origins that may read. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RateLimitFilterTest.SmallLimits.class)
class RateLimitFilterTest {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String CATEGORIES = "/api/v1/finance/categories";
    private static final String CLASSIFICATIONS = "/api/v1/finance/classifications";

    public static class SmallLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(Map.entry("tino.limits.auth.requests", "5"), Map.entry("tino.limits.auth.per", "1h"),
                    Map.entry("tino.limits.read.requests", "6"), Map.entry("tino.limits.read.per", "1h"),
                    Map.entry("tino.limits.write.requests", "4"), Map.entry("tino.limits.write.per", "1h"),
                    Map.entry("tino.limits.inference.requests", "3"), Map.entry("tino.limits.inference.per", "1h"),
                    Map.entry("tino.http.trusted-proxies", "127.0.0.1, ::1, 10.0.0.0/8"),
                    Map.entry("CORS_ORIGINS", "https://app.example.com, https://old.example.com"));
        }
    }

    @Test
    void logInsAreCountedByAddressWhoeverForgesTheHeader() {
        for (int i = 0; i < 5; i++) {
            assertThat(login("198.51.100.7").statusCode()).isEqualTo(401);
        }

        Response refused = login("198.51.100.7");
        Response forged = login("203.0.113." + 9 + ", 198.51.100.7, 10.0.0.3");
        Response other = login("198.51.100.8");

        assertProblem(refused, 429, "TOO_MANY_REQUESTS");
        assertThat(refused.header("Retry-After")).isEqualTo("720");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"auth\";q=5;w=3600");
        assertThat(refused.header("RateLimit")).isEqualTo("\"auth\";r=0;t=720");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertProblem(forged, 429, "TOO_MANY_REQUESTS");
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.header("RateLimit")).isEqualTo("\"auth\";r=4;t=720");
    }

    @Test
    void companiesRegisterAsSeldomAsOthersLogIn() {
        for (int i = 0; i < 5; i++) {
            assertThat(register("198.51.100.9").statusCode()).isEqualTo(422);
        }

        Response refused = register("198.51.100.9");

        assertProblem(refused, 429, "TOO_MANY_REQUESTS");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"auth\";q=5;w=3600");
        assertProblem(login("198.51.100.9"), 429, "TOO_MANY_REQUESTS");
    }

    @Test
    void eachAccountHasItsOwnBucketOfEachClass() {
        Account ana = Account.register();
        Account eve = Account.register();
        for (int i = 6; i > 0; i--) {
            Response read = ana.get(CATEGORIES);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.header("RateLimit")).isEqualTo("\"read\";r=%d;t=600".formatted(i - 1));
        }

        assertProblem(ana.get(CATEGORIES), 429, "TOO_MANY_REQUESTS");
        assertThat(eve.get(CATEGORIES).statusCode()).isEqualTo(200);
        assertThat(ana.post(CATEGORIES, Map.of("name", "Jardim")).header("RateLimit")).isEqualTo("\"write\";r=3;t=900");
        assertThat(ana.post(CLASSIFICATIONS, "{}").header("RateLimit")).isEqualTo("\"inference\";r=2;t=1200");
    }

    @Test
    void neighboursInOneIpv6NetworkAreOne() {
        for (int i = 1; i <= 5; i++) {
            login("2001:db8:1:2::" + i);
        }

        assertProblem(login("2001:db8:1:2:9:9:9:9"), 429, "TOO_MANY_REQUESTS");
        assertThat(login("2001:db8:1:3::1").statusCode()).isEqualTo(401);
    }

    @Test
    void operationsAndRefreshAreNotCounted() {
        for (int i = 0; i < 8; i++) {
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(given().get("/health").headers().hasHeaderWithName("RateLimit")).isFalse();
            assertThat(given().get("/q/metrics").statusCode()).isEqualTo(200);
            assertThat(given().post("/api/v1/auth/refresh").statusCode()).isNotEqualTo(429);
        }
    }

    @Test
    void aTokenThatIsRefusedLeavesItsCallerAnonymous() {
        for (int i = 0; i < 6; i++) {
            Response refused = given().header("X-Forwarded-For", "192.0.2.1")
                    .header("Authorization", "Bearer " + UUID.randomUUID()).get(CATEGORIES);
            assertProblem(refused, 401, "UNAUTHORIZED");
            assertThat(refused.header("RateLimit")).isEqualTo("\"read\";r=%d;t=600".formatted(5 - i));
        }

        assertProblem(given().header("X-Forwarded-For", "192.0.2.1").get(CATEGORIES), 429, "TOO_MANY_REQUESTS");
    }

    @Test
    void listedOriginsMayReadAndAskBefore() {
        Response preflight = given().header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key").options(CATEGORIES);
        Response answer = given().header("Origin", "https://old.example.com").get("/q/health/live");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST", "PATCH", "DELETE");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "Idempotency-Key");
        assertThat(preflight.headers().hasHeaderWithName("RateLimit")).isFalse();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://old.example.com");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Correlation-Id", "Location", "Retry-After",
                "RateLimit", "RateLimit-Policy", "Idempotency-Replayed");
        assertThat(answer.header("Vary")).containsIgnoringCase("origin");
    }

    @Test
    void otherOriginsGetNoPermission() {
        Response preflight = given().header("Origin", "https://evil.example.com")
                .header("Access-Control-Request-Method", "POST").options(CATEGORIES);
        Response answer = given().header("Origin", "null").get("/q/health/live");

        assertProblem(preflight, 403, "FORBIDDEN");
        assertThat(preflight.headers().hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
    }

    /** Of a company that tells nothing of itself. */
    private static Response register(String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor).contentType("application/json").body("{}").post(Company.PATH);
    }

    private static Response login(String forwardedFor) {
        return given().header("X-Forwarded-For", forwardedFor).contentType("application/json")
                .body(Map.of("email", "nobody@example.com", "password", "not the password")).post(LOGIN);
    }
}
