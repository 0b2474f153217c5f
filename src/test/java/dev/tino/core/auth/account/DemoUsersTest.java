package dev.tino.core.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.demo.DemoAccounts;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DemoUsersTest {

    @Inject
    DemoAccounts accounts;

    @Inject
    KeyFolder keys;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void erase() {
        Account admin = Account.admin();
        made.forEach(id -> assertThat(admin.delete("/api/v1/users/" + id).statusCode()).isIn(200, 202, 204));
    }

    @Test
    void theirAccountsAreThereAgainAtTheNextStart() throws Throwable {
        String admin = register("admin", DemoUsers.password(keys));

        var people = VertxContextSupport.subscribeAndAwait(accounts::people).orElseThrow();

        made.addAll(List.of(people.user().id().toString(), people.analyst().id().toString()));
        assertThat(people.admin().id()).hasToString(admin);
        assertThat(VertxContextSupport.subscribeAndAwait(accounts::people)).contains(people);
    }

    @Test
    void somebodyElseWhoIsCalledLikeOneOfThemIsNoneOfThem() throws Throwable {
        register("admin", DemoUsers.password(keys));
        register("analyst", Account.PASSWORD);

        assertThat(VertxContextSupport.subscribeAndAwait(accounts::people)).isEmpty();
    }

    private String register(String username, String password) {
        String id = given().contentType(ContentType.JSON)
                .body(Map.of("email", UUID.randomUUID() + "@example.com", "password", password, "username", username))
                .post("/api/v1/auth/register").then().statusCode(201).extract().path("user.id");
        made.add(id);
        return id;
    }
}
