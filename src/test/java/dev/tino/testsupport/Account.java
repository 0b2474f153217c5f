package dev.tino.testsupport;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A user of the service under test, with the requests he makes. */
public record Account(UUID id, String email, String token) {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new one, whom no other test knows. */
    public static Account register() {
        String email = "user%d-%s@example.com".formatted(COUNT.incrementAndGet(), UUID.randomUUID());
        Response response = given().contentType(ContentType.JSON).body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/register");
        response.then().statusCode(201);
        return new Account(UUID.fromString(response.path("user.id")), email, response.path("access_token"));
    }

    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post(path);
    }

    public Response patch(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).patch(path);
    }

    public Response delete(String path) {
        return request().delete(path);
    }

    /** The id of one of his categories. */
    public UUID category(String name) {
        return UUID.fromString(get("/api/v1/finance/categories").path("items.find { it.name == '%s' }.id".formatted(name)));
    }
}
