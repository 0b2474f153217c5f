package dev.tino.core.web.page;

import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.PageSession;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DataPagesTest {

    private static final String PATH = "/ui/data";
    private static final String STATEMENT = """
            Data;Descrição;Valor
            05/01/2026;PADARIA SAO JOAO;-12,50
            30/02/2026;FARMACIA SAO JOAO;-30,00
            """;
    private static final Pattern MORE = Pattern.compile("hx-get=\"([^\"]+/rows\\?cursor=[^\"]+)\"");
    private static final Pattern JOB = Pattern.compile("/ui/jobs/([0-9a-f-]{36})");

    @Inject
    Pool pool;

    @Test
    void everyRoleHasItsPanels() {
        String ofUser = PageSession.of(Account.register()).get(PATH).asString();
        PageSession company = PageSession.ofCompany(Company.register());
        String ofCompany = company.get(PATH).asString();
        String ofAdmin = PageSession.admin().request().header("Accept-Language", "pt").get(PATH).asString();

        assertThat(ofUser).contains("/ui/data/books", "/ui/data/imports").doesNotContain("/ui/data/credit");
        assertThat(ofCompany).contains("/ui/data/credit").doesNotContain("/ui/data/books", "/ui/data/imports");
        assertThat(ofAdmin).containsSubsequence("Livros", "Crédito", "Extratos");
        assertThat(company.get(PATH + "/imports").statusCode()).isEqualTo(404);
        assertThat(company.get(PATH + "/elsewhere").statusCode()).isEqualTo(404);
        assertThat(PageSession.browser().get(PATH).statusCode()).isEqualTo(303);
        assertThat(PageSession.browser().get(PATH + "/books").statusCode()).isEqualTo(303);
    }

    @Test
    void aUserSeesAndUndoesHisImportsAlone() {
        Account ana = Account.register();
        String id = imported(ana, "<b>janeiro.csv");
        PageSession session = PageSession.of(ana);
        PageSession bruno = PageSession.of(Account.register());

        assertThat(session.get(PATH + "/imports").asString()).contains("&lt;b&gt;janeiro.csv", id).doesNotContain("<b>");
        assertThat(bruno.get(PATH + "/imports").asString()).contains("No statements yet").doesNotContain(id);
        assertThat(PageSession.admin().get(PATH + "/imports").asString()).contains("Statements of everybody")
                .doesNotContain(id, "janeiro");
        assertProblem(bruno.script().delete("/ui/imports/" + id), 404, "IMPORT_NOT_FOUND");
        Response undone = session.script().header("Accept-Language", "pt").delete("/ui/imports/" + id);

        assertThat(undone.asString()).contains("desfeita").doesNotContain("hx-delete");
        assertThat(undone.header("HX-Trigger")).contains("A importa\\u00E7\\u00E3o foi desfeita.");
        assertThat(ana.get("/api/v1/finance/transactions").<List<?>> path("items")).isEmpty();
        assertProblem(session.script().delete("/ui/imports/" + id), 409, "IMPORT_ALREADY_UNDONE");
    }

    @Test
    void whatAPanelHasNoRoomForFollows() {
        Account ana = Account.register();
        pool.preparedQuery("insert into finance_import (id, owner_id, file_name, accepted, duplicates, skipped, rejected, "
                + "imported_at) select gen_random_uuid(), $1, 'statement-' || n, 0, 0, 0, 0, now() - n * interval '1 day' "
                + "from generate_series(1, 25) n").executeAndAwait(Tuple.of(ana.id()));
        Account aurora = Company.register();
        for (int i = 1; i <= 21; i++) {
            dataset(aurora, "set-" + i);
        }

        assertThat(more(PageSession.of(ana), PATH + "/imports")).contains("statement-21<", "statement-25<")
                .doesNotContain("statement-20<", "<table", "rows?cursor");
        assertThat(more(PageSession.ofCompany(aurora), PATH + "/credit")).contains("set-1<")
                .doesNotContain("set-2<", "<table", "rows?cursor");
    }

    /** What the button at the end of the first page brings. */
    private static String more(PageSession session, String panel) {
        var button = MORE.matcher(session.get(panel).asString());
        assertThat(button.find()).isTrue();
        return session.request().urlEncodingEnabled(false).get(button.group(1)).asString();
    }

    @Test
    void aCompanySeesItsDatasetsAndAdministratorsHowManyItHas() {
        Account aurora = Company.register("Aurora <i> " + UUID.randomUUID());
        String id = dataset(aurora, "Pedidos <b>");
        PageSession other = PageSession.ofCompany(Company.register());
        PageSession session = PageSession.ofCompany(aurora);
        PageSession admin = PageSession.admin();

        assertThat(session.get(PATH + "/credit").asString()).contains("Pedidos &lt;b&gt;", "open", "Nothing was decided yet");
        assertThat(session.get("/ui/credit/datasets/" + id + "/report").asString())
                .contains("To approve</dt><dd>2", "To refuse</dt><dd>1", "66.7%", "There are too few rows to learn from.");
        assertThat(other.get(PATH + "/credit").asString()).contains("No datasets yet");
        assertThat(other.get("/ui/credit/datasets/" + id + "/report").statusCode()).isEqualTo(404);
        assertThat(admin.get(PATH + "/credit").asString()).contains("Aurora &lt;i&gt;").doesNotContain("Pedidos", id);
        assertThat(admin.get("/ui/credit/datasets/" + id + "/report").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorHasTheShopLookedAt() {
        PageSession user = PageSession.of(Account.register());
        PageSession admin = PageSession.admin();

        Response queued = admin.script().post("/ui/books/scrapes");

        assertThat(queued.header("HX-Trigger")).contains("The look at the shop is queued.");
        var link = JOB.matcher(queued.asString());
        assertThat(link.find()).isTrue();
        leaveNothingOf(admin, UUID.fromString(link.group(1)));
        assertThat(user.get(PATH + "/books").asString()).contains("Books in the shop").doesNotContain("button", "ui/jobs");
        assertThat(user.script().post("/ui/books/scrapes").statusCode()).isEqualTo(403);
        assertThat(user.script().post("/ui/books/training").statusCode()).isEqualTo(403);
    }

    /** Cancelled, unless it has ended already. */
    private void leaveNothingOf(PageSession admin, UUID id) {
        admin.script().post("/ui/jobs/" + id + "/cancel");
        Awaiting.until(() -> pool.preparedQuery("select finished_at is not null from job where id = $1")
                .executeAndAwait(Tuple.of(id)).iterator().next().getBoolean(0), finished -> finished);
        pool.preparedQuery("delete from book_scrape where id = $1").executeAndAwait(Tuple.of(id));
    }

    private static String imported(Account ana, String name) {
        Response imported = ana.request().multiPart("file", name, STATEMENT.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/finance/imports");
        imported.then().statusCode(201);
        return imported.path("importId");
    }

    private static String dataset(Account company, String name) {
        Response added = company.post("/api/v1/credit/datasets", Map.of("name", name, "label",
                Map.of("field", "status", "approve", List.of("paid"), "refuse", List.of("defaulted"))));
        added.then().statusCode(201);
        String id = added.path("id");
        List<Map<String, Object>> rows = List.of(row(1_000, "paid"), row(2_000, "paid"), row(300, "defaulted"));
        company.put("/api/v1/credit/datasets/" + id + "/batches/1", Map.of("rows", rows)).then().statusCode(200);
        return id;
    }

    private static Map<String, Object> row(int income, String status) {
        return Map.of("income", income, "status", status);
    }
}
