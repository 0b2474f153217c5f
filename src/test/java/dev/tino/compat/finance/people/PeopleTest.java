package dev.tino.compat.finance.people;

import static dev.tino.compat.finance.OldClient.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.compat.finance.OldClient;
import dev.tino.compat.finance.body.Names;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PeopleTest {

    private static final Map<String, String> BOB = Map.of("first_name", "Bob", "last_name", "Uncle", "email", "uncle@bob.com");

    @Inject
    Pool pool;

    private OldClient ana;

    @BeforeEach
    void registerAna() {
        ana = OldClient.register();
    }

    @Test
    void theAccountItselfIsTheFirst() {
        ana.account().patch("/api/v1/me", Map.of("name", "Ana Maria Silva")).then().statusCode(200);

        Response users = ana.get("/users");

        assertThat(users.<List<Map<String, Object>>> path("")).singleElement().satisfies(
                user -> assertThat(user).containsEntry("first_name", "Ana").containsEntry("last_name", "Maria Silva")
                        .containsEntry("email", ana.account().email())
                        .containsOnlyKeys("first_name", "last_name", "email", "id"));
    }

    @Test
    void somebodyIsAddedByAnyKindOfBody() {
        Response form = ana.form("/user", BOB);
        Response multipart = ana.multipart("/user",
                Map.of("first_name", "Eva", "last_name", "Braun Müller", "email", "eva@example.com"));
        Response json = ana.json("/user", Map.of("first_name", "Zé", "last_name", "", "email", "ze@example.com"));
        Response quoted = ana.form("/user", Map.of("first_name", "\"Rui\"", "email", "rui@example.com"));

        assertThat(form.statusCode()).as(form.asString()).isEqualTo(200);
        assertThat(form.<Map<String, Object>> path("")).containsAllEntriesOf(BOB).containsKey("id");
        assertThat(multipart.<String> path("last_name")).isEqualTo("Braun Müller");
        assertThat(json.<String> path("last_name")).isEmpty();
        assertThat(quoted.<String> path("first_name")).isEqualTo("Rui");
        assertThat(ana.get("/users").<List<String>> path("email")).containsExactly(ana.account().email(), "uncle@bob.com",
                "eva@example.com", "ze@example.com", "rui@example.com");
    }

    @Test
    void anEmptyFormIsJohnSmith() {
        Response added = ana.account().request().post("/user");
        Response again = ana.form("/user", Map.of("x", "y"));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
        assertThat(added.<String> path("first_name")).isEqualTo("John");
        assertThat(ana.get("/user").<Integer> path("id")).isEqualTo(added.<Integer> path("id"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "User already exists"));
    }

    @Test
    void anAddressIsSomebodysOnceWhateverItsCase() {
        ana.form("/user", BOB);

        assertThat(ana.form("/user", Map.of("email", "Uncle@Bob.com")).statusCode()).isEqualTo(409);
        assertThat(ana.form("/user", Map.of("email", ana.account().email())).statusCode()).isEqualTo(409);
        assertThat(OldClient.register().form("/user", BOB).statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyIsFoundByHisAddress() {
        int id = ana.form("/user", BOB).path("id");

        Response found = ana.account().request().queryParam("email", "uncle@bob.com").get("/api/user");

        assertThat(found.<Map<String, Object>> path("")).containsAllEntriesOf(BOB).containsEntry("id", id);
        Response unknown = OldClient.register().account().request().queryParam("email", "uncle@bob.com").get("/user");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "User uncle@bob.com not found"));
    }

    @Test
    void somebodyIsRemovedByHisAddressEncodedTwice() {
        ana.form("/user", Map.of("email", "uncle+bob@example.com"));

        Response removed = ana.delete("/user", "email", "uncle%2Bbob%40example.com");

        assertThat(removed.statusCode()).as(removed.asString()).isEqualTo(200);
        assertThat(removed.<Map<String, String>> path("")).isEqualTo(
                Map.of("mesage", "User removed successfully", "email", "uncle+bob@example.com"));
        Response again = ana.delete("/user", "email", "uncle+bob@example.com");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "User not found"));
    }

    @Test
    void nobodyRemovesAnothersPeopleNorTheAccount() {
        ana.form("/user", BOB);

        assertThat(OldClient.register().delete("/user", "email", "uncle@bob.com").statusCode()).isEqualTo(404);
        assertThat(ana.delete("/user", "email", ana.account().email()).statusCode()).isEqualTo(400);
        assertThat(types(ana.account().request().delete("/user"))).containsExactly("missing");
        assertThat(ana.get("/users").<List<String>> path("email")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%00a", "a%0Ab" })
    void whatIsNoAddressIsNobodys(String email) {
        Response found = ana.account().request().queryParam("email", Names.decoded(email)).get("/user");

        for (String sent : List.of(email, Names.decoded(email))) {
            Response removed = ana.delete("/user", "email", sent);
            assertThat(removed.statusCode()).as(removed.asString()).isEqualTo(404);
            assertThat(removed.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "User not found"));
        }
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(404);
        assertThat(found.<Map<String, String>> path("")).containsOnlyKeys("mesage");
    }

    @Test
    void anAddressThatIsTooLongIsToldInShort() {
        Response found = ana.account().request().queryParam("email", "x".repeat(2_000)).get("/user");

        assertThat(found.statusCode()).isEqualTo(404);
        assertThat(found.<String> path("mesage")).isEqualTo("User " + "x".repeat(200) + "… not found");
        assertThat(ana.delete("/user", "email", "x".repeat(2_000)).statusCode()).isEqualTo(404);
    }

    @Test
    void anAccountHasFiveHundredPeopleAtMost() {
        pool.preparedQuery("""
                insert into compat_person (id, owner_id, first_name, last_name, email)
                select gen_random_uuid(), $1, 'Person', n::text, 'person' || n || '@example.com'
                  from generate_series(1, $2::int) as n""")
                .executeAndAwait(Tuple.of(ana.account().id(), People.MOST - 1));

        Response last = ana.form("/user", BOB);
        Response beyond = ana.form("/user", Map.of("email", "eva@example.com"));

        assertThat(last.statusCode()).as(last.asString()).isEqualTo(200);
        assertThat(beyond.statusCode()).as(beyond.asString()).isEqualTo(400);
        assertThat(beyond.<Map<String, String>> path(""))
                .isEqualTo(Map.of("mesage", "Could not add user: an account has at most 500 of them"));
        assertThat(ana.get("/users").<List<String>> path("email")).hasSize(People.MOST + 1).contains("uncle@bob.com");
        assertThat(OldClient.register().form("/user", BOB).statusCode()).isEqualTo(200);
    }

    @Test
    void aWholeNameIsNoLongerThanThatOfATransaction() {
        Response longest = ana.json("/user",
                Map.of("first_name", "x".repeat(70), "last_name", "y".repeat(69), "email", "x@example.com"));
        Response tooLong = ana.json("/user",
                Map.of("first_name", "x".repeat(70), "last_name", "y".repeat(70), "email", "y@example.com"));
        Response nameless = ana.json("/user",
                Map.of("first_name", "", "last_name", "", "email", "z".repeat(140) + "@example.com"));

        assertThat(longest.statusCode()).as(longest.asString()).isEqualTo(200);
        for (Response refused : List.of(tooLong, nameless)) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(types(refused)).containsExactly("value_error");
        }
    }

    @Test
    void whatIsNoNameIsRefusedAsTheFrameworkDid() {
        Response number = ana.json("/user", Map.of("first_name", 123));

        assertThat(number.statusCode()).isEqualTo(422);
        assertThat(number.<List<Map<String, Object>>> path("")).singleElement().isEqualTo(Map.of("type", "string_type", "loc",
                List.of("first_name"), "msg", "Input should be a valid string", "input", 123, "url",
                "https://errors.pydantic.dev/2.11/v/string_type"));
        assertThat(types(ana.json("/user", Map.of("first_name", "x".repeat(141))))).containsExactly("string_too_long");
        assertThat(types(ana.json("/user", Map.of("first_name", "a\0b", "email", 1)))).containsExactly("value_error",
                "string_type");
        assertThat(types(ana.account().request().contentType("application/json").body("{").post("/user")))
                .containsExactly("json_invalid");
        assertThat(types(ana.json("/user", List.of()))).containsExactly("model_attributes_type");
    }

    @Test
    void whoBringsNoTokenOrABadOneIsToldSo() {
        Response refused = ana.account().by("x").get("/users");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "A valid bearer token is needed"));
    }
}
