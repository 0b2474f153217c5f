package dev.tino.compat.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import dev.tino.testsupport.Account;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A client of the catalogue that predicts ratings, which reads Portuguese and knows its addresses alone. */
final class RatingClient {

    /** Where its routes stand that others have, too. */
    static final String ROOT = "/compat/rating/api/v1/";

    private static final String API = "/api/v1/";

    private final String token;

    private RatingClient(String token) {
        this.token = token;
    }

    static RatingClient anonymous() {
        return new RatingClient(null);
    }

    static RatingClient of(Account account) {
        return new RatingClient(account.token());
    }

    static RatingClient by(String token) {
        return new RatingClient(token);
    }

    private RequestSpecification request() {
        RequestSpecification request = given().urlEncodingEnabled(false).header("Accept-Language", "pt-BR,pt;q=0.9");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Response get(String path) {
        return request().get(API + path);
    }

    Response delete(String path) {
        return request().delete(API + path);
    }

    Response post(String path) {
        return request().post(API + path);
    }

    Response post(String path, Object body) {
        return request().contentType("application/json").body(body).post(API + path);
    }

    static Response login(String username, String password) {
        return given().formParam("username", username).formParam("password", password).post(ROOT + "auth/login");
    }

    /** A refusal in the shape that all of that system have. */
    static void assertRefused(Response answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.<Map<String, Object>> path("$")).containsExactly(Map.entry("detail", detail));
    }

    /** A 422 that tells these types of these places, such as {@code missing body.username}. */
    static void assertInvalid(Response answer, String... wrong) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        List<Map<String, Object>> violations = answer.path("detail");
        assertThat(violations).allSatisfy(violation -> assertThat(violation).containsKeys("type", "loc", "msg", "input"));
        assertThat(violations).extracting(violation -> violation.get("type") + " "
                + String.join(".", ((List<?>) violation.get("loc")).stream().map(Object::toString).toList()))
                .containsExactlyInAnyOrder(wrong);
    }
}
