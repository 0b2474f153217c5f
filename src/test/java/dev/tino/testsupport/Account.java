package dev.tino.testsupport;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A user of the service under test, or a company, with the requests he makes. */
public record Account(UUID id, String email, String token) {

    public static final String PASSWORD = "correct horse battery";

    static final String ADMIN_EMAIL = "admin@example.com";
    static final String ADMIN_PASSWORD = "keys to the whole house";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new one, whom no other test knows. */
    public static Account register() {
        String email = "user%d-%s@example.com".formatted(COUNT.incrementAndGet(), UUID.randomUUID());
        Response response = given().contentType(ContentType.JSON).body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/register");
        response.then().statusCode(201);
        return of(response);
    }

    /** The first administrator, logged in. */
    public static Account admin() {
        Response response = login(ADMIN_EMAIL, ADMIN_PASSWORD);
        response.then().statusCode(200);
        return of(response);
    }

    /** A new one with these roles. */
    public static Account with(String... roles) {
        Account account = register();
        admin().put("/api/v1/users/" + account.id + "/roles", Map.of("roles", roles)).then().statusCode(200);
        return account;
    }

    public static Response login(String email, String password) {
        return given().contentType(ContentType.JSON).body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    private static Account of(Response session) {
        return new Account(UUID.fromString(session.path("user.id")), session.path("user.email"), session.path("access_token"));
    }

    /** The same one, coming in by another token. */
    public Account by(String otherToken) {
        return new Account(id, email, otherToken);
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

    public Response put(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).put(path);
    }

    public Response delete(String path) {
        return request().delete(path);
    }

    /** The id of one of his categories. */
    public UUID category(String name) {
        return UUID.fromString(get("/api/v1/finance/categories").path("items.find { it.name == '%s' }.id".formatted(name)));
    }
}
