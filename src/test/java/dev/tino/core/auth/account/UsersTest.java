package dev.tino.core.auth.account;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UsersTest {

    private static final String PATH = "/api/v1/users";

    private Account admin;

    @BeforeEach
    void setUp() {
        admin = Account.admin();
    }

    @Test
    void anAdministratorAddsAUserWhoThenLogsIn() {
        String email = UUID.randomUUID() + "@Example.com";

        Response added = admin.post(PATH, Map.of("email", email, "password", Account.PASSWORD, "name", "Bruno Lima",
                "department", "Vendas", "jobTitle", "Analista", "roles", List.of("analyst", "user", "user")));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith(PATH + "/" + added.path("id"));
        assertThat(added.<List<String>> path("roles")).containsExactly("analyst", "user");
        assertThat(added.<String> path("department")).isEqualTo("Vendas");
        assertThat(added.asString()).doesNotContain("password");
        assertThat(Account.login(email, Account.PASSWORD).<String> path("user.id")).isEqualTo(added.path("id"));
        assertThat(admin.get(PATH + "/" + added.path("id")).<String> path("jobTitle")).isEqualTo("Analista");
    }

    @Test
    void aRepeatUnderOneKeyAddsNobodyElse() {
        Map<String, String> bruno = Map.of("email", UUID.randomUUID() + "@example.com", "password", Account.PASSWORD);
        String key = UUID.randomUUID().toString();

        Response first = admin.request().header("Idempotency-Key", key).contentType("application/json").body(bruno).post(PATH);
        Response again = admin.request().header("Idempotency-Key", key).contentType("application/json").body(bruno).post(PATH);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void oneIsFoundByEmail() {
        Account ana = Account.register();

        Response found = admin.request().queryParam("email", ana.email().toUpperCase()).get(PATH);
        Response nobody = admin.request().queryParam("email", "nobody@example.com").get(PATH);

        assertThat(found.<List<String>> path("items.id")).containsExactly(ana.id().toString());
        assertThat(nobody.<List<?>> path("items")).isEmpty();
    }

    @Test
    void allAreListedPageByPageOnce() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(0, Account.register().id().toString());
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null && listed.size() < 9) {
            Response page = admin.get(PATH + "?limit=3&cursor=" + cursor);
            listed.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        }

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void aRoleCountsFromTheNextRequestOn() {
        Account bruno = Account.register();
        assertProblem(bruno.get(PATH), 403, "FORBIDDEN");

        setRoles(bruno.id(), "user", "admin").then().statusCode(200);
        int asAdministrator = bruno.get(PATH).statusCode();
        setRoles(bruno.id(), "user").then().statusCode(200);

        assertThat(asAdministrator).isEqualTo(200);
        assertProblem(bruno.get(PATH), 403, "FORBIDDEN");
    }

    @Test
    void aDeletedUserIsOutAtOnce() {
        Account bruno = Account.register();
        String refreshToken = Account.login(bruno.email(), Account.PASSWORD).path("refresh_token");

        Response deleted = admin.delete(PATH + "/" + bruno.id());

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertProblem(bruno.get("/api/v1/me"), 401, "UNAUTHORIZED");
        assertProblem(bruno.post("/api/v1/finance/categories", Map.of("name", "x")), 401, "UNAUTHORIZED");
        assertProblem(Account.login(bruno.email(), Account.PASSWORD), 401, "WRONG_CREDENTIALS");
        assertProblem(given().contentType("application/json")
                .body(Map.of("refresh_token", refreshToken)).post("/api/v1/auth/refresh"), 401, "REFRESH_TOKEN_REFUSED");
        assertProblem(admin.get(PATH + "/" + bruno.id()), 404, "USER_NOT_FOUND");
        assertProblem(admin.delete(PATH + "/" + bruno.id()), 404, "USER_NOT_FOUND");
    }

    @Test
    void theLastAdministratorStays() {
        leaveOneAdministrator();

        assertProblem(admin.delete("/api/v1/me"), 409, "LAST_ADMINISTRATOR");
        assertProblem(admin.delete(PATH + "/" + admin.id()), 409, "LAST_ADMINISTRATOR");
        assertProblem(setRoles(admin.id(), "user"), 409, "LAST_ADMINISTRATOR");
    }

    @Test
    void aMachineThatAdministersCannotTakeTheLastAdministratorsPlace() {
        leaveOneAdministrator();
        Account machine = Company.register();
        setRoles(machine.id(), "company", "admin").then().statusCode(200);

        assertProblem(admin.delete("/api/v1/me"), 409, "LAST_ADMINISTRATOR");
        assertThat(setRoles(machine.id(), "company").statusCode()).isEqualTo(200);
    }

    @Test
    void othersDoNotGetIn() {
        Account analyst = Account.with("user", "analyst");

        assertProblem(analyst.get(PATH), 403, "FORBIDDEN");
        assertProblem(analyst.post(PATH, Map.of()), 403, "FORBIDDEN");
        assertProblem(analyst.put(PATH + "/" + analyst.id() + "/roles", Map.of("roles", List.of("admin"))), 403, "FORBIDDEN");
        assertProblem(analyst.delete(PATH + "/" + admin.id()), 403, "FORBIDDEN");
    }

    @Test
    void badFieldsAreNamed() {
        Account bruno = Account.register();

        assertInvalid(setRoles(bruno.id(), "owner"), "roles[0]");
        assertInvalid(setRoles(bruno.id()), "roles");
        assertInvalid(admin.post(PATH, Map.of("email", "x", "password", Account.PASSWORD)), "email");
        assertInvalid(admin.get(PATH + "?cursor=rubbish"), "cursor");
        assertProblem(setRoles(UUID.randomUUID(), "user"), 404, "USER_NOT_FOUND");
        assertProblem(admin.post(PATH, Map.of("email", bruno.email(), "password", Account.PASSWORD)), 409, "EMAIL_TAKEN");
    }

    private void leaveOneAdministrator() {
        List<String> others = admin.get(PATH + "?limit=500")
                .path("items.findAll { 'admin' in it.roles && it.id != '%s' }.id".formatted(admin.id()));
        others.forEach(other -> setRoles(UUID.fromString(other), "user"));
    }

    private Response setRoles(UUID id, String... roles) {
        return admin.put(PATH + "/" + id + "/roles", Map.of("roles", roles));
    }
}
