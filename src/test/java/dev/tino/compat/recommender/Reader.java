package dev.tino.compat.recommender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import dev.tino.testsupport.Account;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A client of this system, as it is used to call its routes. */
record Reader(String username, long number, String token, String refreshToken) {

    static final String API = "/api/v1";

    /** With a name that no other test knows. */
    static Reader register() {
        String username = "reader-" + UUID.randomUUID().toString().substring(0, 12);
        Response registered = send("register", username, Account.PASSWORD);
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        return of(username, registered);
    }

    static Reader of(String username, Response entered) {
        return new Reader(username, entered.jsonPath().getLong("user_id"), entered.path("access_token"),
                entered.path("refresh_token"));
    }

    /** To one of the routes of accounts. */
    static Response send(String route, String username, String password) {
        return given().contentType(ContentType.JSON).body(Map.of("username", username, "password", password))
                .post(API + "/auth/" + route);
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    Response get(String path) {
        return request().get(API + path);
    }

    static void assertError(Response response, int status, String text) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.<Map<String, String>> path("")).isEqualTo(Map.of("error", text));
    }

    static void assertMessage(Response response, int status, String text) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<Map<String, String>> path("")).isEqualTo(Map.of("msg", text));
    }
}
