package dev.tino.finance.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.PageSession;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FinancePageTest {

    private static final String PAGE = "/ui/finance";
    private static final String TRANSACTIONS = "/api/v1/finance/transactions";
    private static final String STATEMENT = """
            Data;Descrição;Valor
            05/01/2026;PADARIA SAO JOAO;-12,50
            06/01/2026;Saldo do dia;100,00
            30/02/2026;FARMACIA SAO JOAO;-30,00
            07/01/2026;XQZWK <b>VBNRT</b>;-30,00
            08/01/2026;padaria  São João;-8,00
            """;

    private Account ana;
    private PageSession page;

    @BeforeEach
    void logIn() {
        ana = Account.register();
        page = PageSession.of(ana);
    }

    @Test
    void aStatementIsStoredAndEachLineIsShownOrTold() {
        Response told = drop("extrato.csv", STATEMENT, "pt-BR");

        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
        assertThat(told.header("HX-Trigger")).isEqualTo("finance-changed");
        assertThat(told.asString()).contains("3 lançamentos novos", "1 pergunta a você", "1 linha não pôde ser lida",
                "A data &quot;30/02/2026&quot; não existe no calendário",
                "&quot;Saldo do dia&quot; é um saldo, não um lançamento",
                "XQZWK &lt;b&gt;VBNRT&lt;/b&gt;", "id=\"lines\" hx-swap-oob=\"true\"");
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).hasSize(3);
        assertThat(page.get(PAGE).asString()).contains("XQZWK &lt;b&gt;VBNRT&lt;/b&gt;").doesNotContain("<b>VBNRT");
    }

    @Test
    void aLookStoresNothing() {
        Response told = page.script().multiPart("file", "extrato.csv", STATEMENT.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("dry", "true").post(PAGE + "/statements");

        assertThat(told.asString()).contains("3 transactions would be stored", "PADARIA SAO JOAO", "Alimentação");
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).isEmpty();
    }

    @Test
    void aStatementThatCannotBeReadTellsWhy() {
        Response refused = drop("extrato.csv", "nothing;of;this\nis;a;statement\n", "pt-BR");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(refused.asString()).contains("Não foi possível ler extrato.csv", "dá nome às colunas", "role=\"alert\"");
    }

    @Test
    void aCorrectionIsFollowedByTheOthersWithThatDescription() {
        drop("extrato.csv", STATEMENT, "en");
        String corrected = id("PADARIA SAO JOAO");
        String follower = id("padaria São João");
        String other = id("XQZWK <b>VBNRT</b>");

        Response answer = correct(corrected, "Jardim", corrected, follower, other);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("HX-Trigger")).contains("finance-changed", "1 more follows your correction");
        assertThat(answer.asString()).contains("id=\"line-" + corrected + "\" class=\"flash\"",
                "id=\"line-" + follower + "\" hx-swap-oob=\"true\" class=\"flash\"", "Follows you").doesNotContain(other);
        assertThat(transaction(follower)).containsEntry("category", "Jardim").containsEntry("categorySource", "model")
                .containsEntry("confidence", 1f).containsEntry("model", Map.of("name", "finance.own-words", "version", 1));
        assertThat(transaction(other)).containsEntry("category", null);
    }

    @Test
    void whatItsOwnerFiledHimselfFollowsNobodyAndNorDoesWhatIsAnothers() {
        Account eve = Account.register();
        String hers = add(eve, null);
        String first = add(ana, null);
        String his = add(ana, ana.category("Lazer"));

        ana.patch(TRANSACTIONS + "/" + first, Map.of("categoryId", ana.category("Pets"))).then().statusCode(200);

        assertThat(transaction(his)).containsEntry("category", "Lazer").containsEntry("categorySource", "user");
        assertThat(eve.get(TRANSACTIONS + "/" + hers).jsonPath().getMap("")).containsEntry("category", "Alimentação");
    }

    @Test
    void aBlankCategoryAsksForItsName() {
        String id = add(ana, null);

        assertThat(correct(id, " ").asString()).contains("Name of the new category", "autofocus");
        assertThat(correct(id, "\u0007").statusCode()).isEqualTo(422);
        assertThat(transaction(id)).containsEntry("category", "Alimentação");
    }

    @Test
    void theListIsFilteredAndSummedUp() {
        drop("extrato.csv", STATEMENT, "en");

        assertThat(page.get(PAGE + "/lines?category=none").asString()).contains("XQZWK").doesNotContain("PADARIA");
        assertThat(page.get(PAGE + "/lines?month=2026-01&to=2026-01-05").asString()).contains("PADARIA")
                .doesNotContain("XQZWK");
        assertThat(page.get(PAGE + "/lines?month=2026-01&from=2026-02-01").asString()).contains("Nothing found");
        assertThat(page.get(PAGE + "/lines?month=January").statusCode()).isEqualTo(422);
        assertThat(page.get(PAGE + "?month=-999999999-01").statusCode()).isEqualTo(422);
        assertThat(page.get(PAGE + "/totals?of=-999999999-01").statusCode()).isEqualTo(422);
        assertThat(page.get(PAGE + "/totals?of=2026-01").asString()).contains("50.50", "20.50", "January 2026");
    }

    @Test
    void anothersTransactionIsNotFound() {
        Account eve = Account.register();
        String hers = add(eve, null);

        assertThat(correct(hers, "Minha").statusCode()).isEqualTo(404);
        assertThat(page.script().get(PAGE + "/lines/" + hers).statusCode()).isEqualTo(404);
        assertThat(ana.get("/api/v1/finance/categories").<List<String>> path("items.name")).doesNotContain("Minha");
    }

    @Test
    void onlyUsersHaveIt() {
        PageSession company = PageSession.ofCompany(Company.register());

        assertThat(company.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(company.script().multiPart("file", "x.csv", new byte[1]).post(PAGE + "/statements").statusCode())
                .isEqualTo(403);
        assertThat(PageSession.browser().get(PAGE).header("Location")).endsWith("/login?back=%2Fui%2Ffinance");
    }

    private Response drop(String name, String content, String language) {
        return page.script().header("Accept-Language", language)
                .multiPart("file", name, content.getBytes(StandardCharsets.UTF_8), "text/csv").post(PAGE + "/statements");
    }

    private Response correct(String id, String category, String... shown) {
        String rows = Stream.of(shown).map(row -> "&shown=" + row).collect(Collectors.joining());
        return page.script().contentType("application/x-www-form-urlencoded")
                .body("category=" + URLEncoder.encode(category, StandardCharsets.UTF_8) + rows)
                .put(PAGE + "/lines/" + id + "/category");
    }

    private String add(Account owner, UUID category) {
        var input = new HashMap<String, Object>(
                Map.of("date", "2026-01-05", "description", "PADARIA SAO JOAO", "amount", -12.5));
        input.put("categoryId", category);
        return owner.post(TRANSACTIONS, input).path("id");
    }

    private String id(String description) {
        return ana.get(TRANSACTIONS).jsonPath().<Map<String, String>> getList("items").stream()
                .filter(row -> description.equals(row.get("description"))).findFirst().orElseThrow().get("id");
    }

    private Map<String, Object> transaction(String id) {
        return ana.get(TRANSACTIONS + "/" + id).jsonPath().getMap("");
    }
}
