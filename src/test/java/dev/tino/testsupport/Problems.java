package dev.tino.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.restassured.response.Response;

/** Checks that a refusal has the shape that every refusal has. */
public final class Problems {

    private Problems() {
    }

    public static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<Integer> path("status")).isEqualTo(status);
        assertThat(response.<String> path("code")).isEqualTo(code);
        assertThat(response.<String> path("type")).startsWith("urn:tino:problem:");
        assertThat(response.<String> path("title")).isNotBlank();
        assertThat(response.<String> path("detail")).isNotBlank();
        assertThat(response.<String> path("traceId")).isEqualTo(response.header("X-Correlation-Id"));
    }

    /** A 422 that names a field. */
    public static void assertInvalid(Response response, String field) {
        assertProblem(response, 422, "INVALID");
        assertThat(response.<List<String>> path("violations.field")).contains(field);
    }
}
