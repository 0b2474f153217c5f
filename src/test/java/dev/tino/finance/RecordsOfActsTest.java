package dev.tino.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What finance leaves in the activity log, and what it hands out for an export. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordsOfActsTest {

    private static final String FINANCE = "/api/v1/finance/";

    private final Pool pool;
    private final Instance<PersonalData> personal;
    private final ObjectMapper json;
    private Account ana;

    RecordsOfActsTest(Pool pool, @Any Instance<PersonalData> personal, ObjectMapper json) {
        this.pool = pool;
        this.personal = personal;
        this.json = json;
    }

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void importsAndDeletionsAreActivities() {
        Response imported = upload();
        String importId = imported.path("importId");
        String transactionId = imported.path("transactions[0].id");
        String categoryId = ana.post(FINANCE + "categories", Map.of("name", "Jardim")).path("id");
        String typeId = ana.post(FINANCE + "types", Map.of("name", "Troca")).path("id");

        ana.delete(FINANCE + "transactions/" + transactionId);
        ana.delete(FINANCE + "imports/" + importId);
        ana.delete(FINANCE + "categories/" + categoryId);
        ana.delete(FINANCE + "types/" + typeId);

        assertThat(activities()).containsExactly(
                "import.committed " + importId + " {\"accepted\":2,\"duplicates\":0}",
                "transaction.deleted " + transactionId + " null",
                "import.undone " + importId + " null",
                "category.deleted " + categoryId + " null",
                "type.deleted " + typeId + " null");
    }

    @Test
    void whatIsRefusedIsNoActivity() {
        String imported = upload().path("importId");
        Account eve = Account.register();
        ana.patch(FINANCE + "transactions/" + ana.get(FINANCE + "transactions").path("items[0].id"),
                Map.of("categoryId", ana.category("Pets")));

        assertThat(eve.delete(FINANCE + "imports/" + imported).statusCode()).isEqualTo(404);
        assertThat(ana.delete(FINANCE + "categories/" + ana.category("Pets")).statusCode()).isEqualTo(409);
        assertThat(ana.delete(FINANCE + "transactions/" + imported).statusCode()).isEqualTo(404);

        assertThat(activities()).containsExactly("import.committed " + imported + " {\"accepted\":2,\"duplicates\":0}");
    }

    @Test
    void whatIsExportedIsWhatTheRoutesShow() throws Throwable {
        upload();

        for (var kind : Map.of("finance.category", "categories", "finance.type", "types", "finance.import", "imports",
                "finance.transaction", "transactions").entrySet()) {
            String exported = json.writeValueAsString(page(kind.getKey()));
            assertThat(json.readTree(exported)).as(kind.getKey())
                    .isEqualTo(json.readTree(ana.get(FINANCE + kind.getValue()).asString()));
        }
    }

    private Page<?> page(String kind) throws Throwable {
        PersonalData data = personal.stream().filter(candidate -> candidate.kind().equals(kind)).findFirst().orElseThrow();
        return VertxContextSupport.subscribeAndAwait(() -> data.page(ana.id(), null));
    }

    private Response upload() {
        return ana.request().multiPart("file", "a.csv",
                "Data;Descrição;Valor\n05/01/2026;PADARIA;-12,50\n06/01/2026;FARMACIA;-30,00\n"
                        .getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "imports");
    }

    private List<String> activities() {
        var found = new ArrayList<String>();
        pool.preparedQuery(
                "select action, object_id, detail from activity where actor_id = $1 and action not like 'account.%' order by id")
                .execute(Tuple.of(ana.id())).await().indefinitely()
                .forEach(row -> found.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2)));
        return found;
    }
}
