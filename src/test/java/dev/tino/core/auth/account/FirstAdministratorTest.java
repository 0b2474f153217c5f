package dev.tino.core.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Validator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstAdministratorTest {

    private static final String PASSWORD = "the operator's own choice";

    @Inject
    UserRepository users;
    @Inject
    Accounts accounts;
    @Inject
    Passwords passwords;
    @Inject
    Pool pool;
    @Inject
    Validator validator;

    private List<UUID> administrators = new ArrayList<>();

    @BeforeEach
    void thereIsNone() {
        pool.query("update users set roles = '{user}' where 'admin' = any (roles) returning id").executeAndAwait()
                .forEach(row -> administrators.add(row.getUUID(0)));
    }

    /** Other tests need theirs, and no other. */
    @AfterEach
    void theyAreAsTheyWere() {
        pool.preparedQuery("""
                update users set roles = case when id = any ($1) then '{admin,user}'::text[] else '{user}' end
                 where 'admin' = any (roles) or id = any ($1)""")
                .executeAndAwait(Tuple.of(administrators.toArray(UUID[]::new)));
    }

    @Test
    void isMadeAndAdministers() throws Throwable {
        String email = UUID.randomUUID() + "@example.com";

        start(email);

        Response login = Account.login(email, PASSWORD);
        Account first = new Account(UUID.fromString(login.path("user.id")), email, login.path("access_token"));
        assertThat(login.<List<String>> path("user.roles")).containsExactly("admin", "user");
        assertThat(first.get("/api/v1/users?email=" + email).<List<String>> path("items.email")).containsExactly(email);
    }

    /** Whoever replaced the first one must not find him back after a restart. */
    @Test
    void isNotMadeAgainWhileThereIsAnother() throws Throwable {
        start(UUID.randomUUID() + "@example.com");
        String email = UUID.randomUUID() + "@example.com";

        start(email);

        assertThat(Account.login(email, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void anAddressThatSomebodyRegisteredIsNotPromoted() throws Throwable {
        Account somebody = Account.register();

        start(somebody.email());

        assertThat(somebody.get("/api/v1/me").<List<String>> path("roles")).containsExactly("user");
        assertThat(somebody.get("/api/v1/users").statusCode()).isEqualTo(403);
        assertThat(Account.login(somebody.email(), PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNoAddressIsRefusedByTheNameOfItsSetting() {
        assertThat(catchThrowable(() -> start("nobody"))).isInstanceOf(IllegalStateException.class)
                .hasMessage("Not acceptable for the first administrator: tino.admin.email");
    }

    private void start(String email) throws Throwable {
        var config = new AdminConfig() {
            @Override
            public Optional<String> email() {
                return Optional.of(email);
            }

            @Override
            public Optional<String> password() {
                return Optional.of(PASSWORD);
            }
        };
        new FirstAdministrator(config, users, accounts, passwords, pool).make(new StartupEvent(), validator);
    }
}
