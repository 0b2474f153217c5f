package dev.tino.core.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** Whatever way a path is spelled, its request is counted as what it is, or not served. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(RateLimitFilterTest.SmallLimits.class)
class PathSpellingsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/auth/login", "/api/v1/auth/login/", "/api/v1/auth/login//", "/api/v1//auth/login",
            "//api/v1/auth/login", "/api/v1/./auth/login", "/api/v1/auth/login/.", "/api/v1/finance/../auth/login",
            "/q/../api/v1/auth/login", "/q/%2e%2e/api/v1/auth/login", "/q/%2E./api/v1/auth/login", "/api/v1/%61uth/login",
            "http://localhost/api/v1/auth/login" })
    void aLogInIsCountedAsOne(String path) throws IOException {
        String answer = post(path);

        assertThat(answer).startsWith("HTTP/1.1 422 ").contains("RateLimit: \"auth\";r=4;");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/auth;x=1/login", "/api;x=1/v1/auth/login", "/;x/api/v1/auth/login",
            "/api/v1/auth/login;x=1",
            "/api/v1/auth/login;", "/q/;/../../api/v1/auth/login", "/api/v1/auth/refresh;x=1", "/health;x=1" })
    void aPathWithParametersIsMalformed(String path) throws IOException {
        String answer = post(path);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"code\":\"MALFORMED\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/auth%3Bx=1/login", "/api/v1/auth%3bx/login", "/api/v1/auth/login%3Bx",
            "/api/v1/auth%2Flogin",
            "/api/v1/auth/login%2F", "/api/v1/auth/login%20", "/api/v1/auth/login%00", "/api/v1/AUTH/login",
            "/q/%252e%252e/api/v1/auth/login" })
    void whatTheRouterTakesForAnotherPathIsNotServed(String path) throws IOException {
        assertThat(post(path)).startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/auth/refresh", "/api/v1/auth/refresh/", "/api/v1/auth//refresh" })
    void aRefreshIsNotCountedByAddress(String path) throws IOException {
        assertThat(post(path)).startsWith("HTTP/1.1 422 ").doesNotContain("RateLimit");
    }

    @ParameterizedTest
    @CsvSource({ "/api/v1/finance/classifications/, inference", "/api/v1/finance/categories/, write" })
    void aSlashAtTheEndMakesNoOtherRoute(String path, String rateClass) throws IOException {
        assertThat(post(path)).startsWith("HTTP/1.1 401 ").contains("RateLimit: \"%s\";".formatted(rateClass));
    }

    @Test
    void aConnectionServesOnBehindARefusedPath() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request("/api;x/v1/auth/login", "keep-alive") + "x".repeat(100_000)
                    + request("/api/v1/auth/refresh", "close") + " ".repeat(99_998) + "{}")
                    .replace("Content-Length: 2", "Content-Length: 100000").getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 400 ").contains("HTTP/1.1 422 ");
        }
    }

    private static String post(String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request(path, "close") + "{}").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of a client that nobody else counts against. */
    private static String request(String path, String connection) {
        UUID client = UUID.randomUUID();
        return """
                POST %s HTTP/1.1
                Host: localhost
                Connection: %s
                X-Forwarded-For: 2001:db8:%x:%x::1
                Content-Type: application/json
                Content-Length: 2

                """.formatted(path, connection, client.hashCode() & 0xffff, client.getLeastSignificantBits() & 0xffff)
                .replace("\n", "\r\n");
    }
}
