package dev.tino.core.web;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HttpEdgeTest {

    private static final String CATEGORIES = "/api/v1/finance/categories";

    @TestHTTPResource("/")
    URL address;

    @ParameterizedTest
    @ValueSource(strings = { CATEGORIES, "/api/v1/nothing", "/q/health", "/q/openapi", "/q/metrics", "/health" })
    void everyAnswerTellsBrowsersWhatNotToDo(String path) {
        Response answer = given().get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().hasHeaderWithName("Strict-Transport-Security")).isFalse();
        assertThat(answer.headers().getValues("X-Frame-Options")).hasSize(1);
    }

    @Test
    void thePageForPeopleMayRunItsOwnScripts() {
        assertThat(given().get("/q/swagger-ui/").header("Content-Security-Policy")).contains("script-src 'self'",
                "frame-ancestors 'none'");
    }

    @Test
    void whatBelongsToACallerIsNotStored() {
        assertThat(Account.register().get(CATEGORIES).headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(given().get(CATEGORIES).header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().get("/q/openapi").headers().hasHeaderWithName("Cache-Control")).isFalse();
    }

    @Test
    void withoutConfiguredOriginsNoneIsPermitted() {
        Response answer = given().header("Origin", "https://app.example.com").get("/q/health/live");
        Response preflight = given().header("Origin", "https://app.example.com")
                .header("Access-Control-Request-Method", "GET").options(CATEGORIES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().hasHeaderWithName("Access-Control-Allow-Origin")).isFalse();
        assertProblem(preflight, 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/finance/%zz", "/api/v1/finance/categories?q=%zz", "/%", "/api/v1/%e0%a4%a" })
    void aBrokenPercentEscapeIsRefused(String path) throws IOException {
        String answer = send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "garbage", "/", "a/", "application/json,text/plain" })
    void whatIsNoMediaTypeIsRefused(String type) throws IOException {
        for (String request : List.of("POST /api/v1/auth/login", "POST /transaction", "GET /api/v1/jobs")) {
            String answer = send(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                    + "\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(answer).startsWith("HTTP/1.1 415 ").contains("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void aHeaderOfTwoMegabytesEndsItsConnectionAndNothingElse() throws IOException {
        String answer = send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "x".repeat(2 << 20)
                + "\r\n\r\n");

        // The server stops reading at its limit, so what is still being sent may break the connection before the answer.
        assertThat(answer).satisfiesAnyOf(nothing -> assertThat(nothing).isEmpty(),
                refused -> assertThat(refused).contains(" 431 "));
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsRefusedDoesNotCloseWhatIsPublic() {
        Response login = given().header("Authorization", "Bearer not.a.token").contentType("application/json")
                .body(Map.of("email", "nobody@example.com", "password", "not the password")).post("/api/v1/auth/login");

        assertProblem(login, 401, "WRONG_CREDENTIALS");
        assertProblem(given().header("Authorization", "Bearer not.a.token").get(CATEGORIES), 401, "UNAUTHORIZED");
    }

    @Test
    void anOverlongAddressIsRefused() throws IOException {
        String answer = send("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains(" 414 ");
    }

    private String send(String request) throws IOException {
        URI target = URI.create(address.toString());
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(answer);
            } catch (IOException closedByTheServer) {
                return answer.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
