package dev.tino.compat.finance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The account that the settings name, which is there only as long as one of these tests runs. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TokenlessTest {

    @ConfigProperty(name = "tino.compat.finance.user")
    String user;

    private Account household;

    @BeforeEach
    void nameIt() {
        household = Account.register();
        household.patch("/api/v1/me", Map.of("username", user, "name", "The Household")).then().statusCode(200);
    }

    @AfterEach
    void close() {
        household.delete("/api/v1/me").then().statusCode(202);

        assertThat(given().get("/users").statusCode()).isEqualTo(401);
    }

    @Test
    void whoBringsNoTokenActsAsIt() {
        Response people = given().get("/users");
        assertThat(people.<List<String>> path("first_name")).containsExactly("The");
        assertThat(people.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().formParam("type", "Reserva").post("/api/type").statusCode()).isEqualTo(200);
        assertThat(household.get("/api/v1/finance/types").<List<String>> path("items.name")).contains("Reserva");
    }

    @Test
    void whoBringsOneIsWhoItSays() {
        Account ana = Account.register();

        assertThat(ana.get("/users").<String> path("[0].email")).isEqualTo(ana.email());
        Response bad = household.by("no token").get("/users");
        assertThat(bad.statusCode()).isEqualTo(401);
    }

    @Test
    void tinosOwnRoutesStillNeedAToken() {
        assertThat(given().get("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(given().get("/api/v1/finance/transactions").statusCode()).isEqualTo(401);
    }
}
