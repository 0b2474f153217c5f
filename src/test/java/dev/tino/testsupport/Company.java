package dev.tino.testsupport;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Registers companies with the service under test. A company's account makes the requests of its machines. */
public final class Company {

    public static final String PATH = "/api/v1/credit/companies";

    private Company() {
    }

    /** A new one, which no other test knows. */
    public static Account register() {
        return register("Company " + UUID.randomUUID());
    }

    public static Account register(String name) {
        Response registered = post(Map.of("name", name, "email", "credit-%s@example.com".formatted(UUID.randomUUID())));
        registered.then().statusCode(201);
        return of(registered);
    }

    /** What a registration answers. */
    public static Response post(Object body) {
        return given().contentType(ContentType.JSON).body(body).post(PATH);
    }

    public static Account of(Response registered) {
        return new Account(UUID.fromString(registered.path("company.id")), registered.path("company.email"),
                registered.path("token"));
    }

    /** Replaces a company's token. */
    public static Account renew(Account company) {
        Response renewed = company.request().post(PATH + "/me/token");
        renewed.then().statusCode(200);
        return company.by(renewed.path("token"));
    }
}
