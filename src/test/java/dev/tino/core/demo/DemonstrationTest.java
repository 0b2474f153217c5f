package dev.tino.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.Role;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DemonstrationTest {

    @Inject
    DemoAccounts accounts;

    @Inject
    @All
    List<DemoData> parts;

    @Inject
    ObjectMapper json;

    @TestHTTPResource("/")
    URI address;

    @Test
    void nobodyIsMadeUpWhereOthersHaveAccounts() throws Throwable {
        Account.register();

        Optional<DemoPeople> people = VertxContextSupport.subscribeAndAwait(accounts::people);

        assertThat(people).isEmpty();
    }

    @Test
    void statementsAndJobsAreMadeOnce() throws Exception {
        Account user = Account.register();
        Account analyst = Account.with(Role.ANALYST);
        var people = new DemoPeople("", person(Account.admin()), person(user), person(analyst));

        makeFinance(people);
        List<UUID> made = jobs(analyst);
        makeFinance(people);

        assertThat(user.get("/api/v1/finance/imports").<List<Integer>> path("items.accepted"))
                .containsExactly(70, 70, 70, 70, 70, 70);
        assertThat(user.get("/api/v1/finance/transactions?limit=500").<List<String>> path("items.categorySource"))
                .hasSize(420).filteredOn("user"::equals).hasSize(70 + 5 * 3);
        assertThat(jobs(analyst)).isEqualTo(made);
        assertThat(analyst.get("/api/v1/jobs").<List<String>> path("items.status")).contains("cancelled", "pending");
    }

    private void makeFinance(DemoPeople people) throws Exception {
        var site = new DemoSite(address, people, json);
        for (DemoData part : parts) {
            // The others make what all share.
            if (part.getClass().getName().startsWith("dev.tino.finance")) {
                part.make(site);
            }
        }
    }

    private static DemoPerson person(Account account) {
        return new DemoPerson(account.id(), account.token());
    }

    private static List<UUID> jobs(Account account) {
        return account.get("/api/v1/jobs").<List<String>> path("items.id").stream().map(UUID::fromString).toList();
    }
}
