package dev.tino.finance.imports;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.StatementParser;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportsTest {

    private static final String PATH = "/api/v1/finance/imports";
    private static final String TRANSACTIONS = "/api/v1/finance/transactions";
    private static final String STATEMENT = """
            Data;Descrição;Valor
            05/01/2026;PADARIA SAO JOAO;-12,50
            05/01/2026;PADARIA SAO JOAO;-12,50
            06/01/2026;Saldo do dia;100,00
            30/02/2026;FARMACIA SAO JOAO;-30,00
            07/01/2026;FARMACIA SAO JOAO;-30,00
            """;

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void eachLineIsStoredClassifiedOrTold() {
        Response imported = upload("extrato.csv", STATEMENT);

        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        assertThat(imported.header("Location")).endsWith(PATH + "/" + imported.path("importId"));
        assertThat(imported.<Integer> path("accepted")).isEqualTo(3);
        assertThat(imported.<Integer> path("duplicates")).isZero();
        assertThat(imported.<List<Integer>> path("skipped.line")).containsExactly(4);
        assertThat(imported.<List<Integer>> path("rejected.line")).containsExactly(5);
        assertThat(imported.<List<String>> path("transactions.category")).containsExactly("Alimentação", "Alimentação",
                "Farmácia");
        assertThat(imported.<List<String>> path("transactions.type")).containsOnly("Despesa");
        assertThat(imported.<List<Integer>> path("transactions.model.version")).containsOnly(1);
        assertThat(ana.get(TRANSACTIONS).<List<String>> path("items.id"))
                .containsExactlyInAnyOrderElementsOf(imported.path("transactions.id"));
    }

    @Test
    void theSameFileTwiceAddsNothing() {
        upload("extrato.csv", STATEMENT);

        Response again = upload("renamed.csv", STATEMENT);

        assertThat(again.<Integer> path("accepted")).isZero();
        assertThat(again.<Integer> path("duplicates")).isEqualTo(3);
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).hasSize(3);
    }

    @Test
    void anOverlappingStatementAddsWhatIsNew() {
        upload("january.csv", STATEMENT);

        Response february = upload("february.csv",
                STATEMENT + "05/01/2026;PADARIA SAO JOAO;-12,50\n08/01/2026;POSTO CENTRAL;-100,00\n");

        assertThat(february.<Integer> path("accepted")).isEqualTo(2);
        assertThat(february.<Integer> path("duplicates")).isEqualTo(3);
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).hasSize(5);
    }

    @Test
    void equalLinesOfTwoAccountsAreTwo() {
        form(ana, "a.csv", STATEMENT).formParam("account", "checking").post(PATH);

        Response other = form(ana, "a.csv", STATEMENT).formParam("account", "savings").post(PATH);

        assertThat(other.<Integer> path("accepted")).isEqualTo(3);
    }

    @Test
    void aDryRunStoresNothing() {
        Response dry = form(ana, "extrato.csv", STATEMENT).post(PATH + "?dryRun=true");

        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(dry.<String> path("importId")).isNull();
        assertThat(dry.<Integer> path("accepted")).isEqualTo(3);
        assertThat(dry.<List<String>> path("transactions.category")).containsExactly("Alimentação", "Alimentação", "Farmácia");
        assertThat(dry.<List<String>> path("transactions.id")).containsOnlyNulls();
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).isEmpty();
        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    @Test
    void anUndoneImportLeavesNothingAndMayBeRepeated() {
        Response imported = upload("extrato.csv", STATEMENT);
        String path = PATH + "/" + imported.path("importId");

        assertThat(ana.delete(path).statusCode()).isEqualTo(204);

        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).isEmpty();
        assertProblem(ana.delete(path), 409, "IMPORT_ALREADY_UNDONE");
        assertThat(ana.get(PATH).<String> path("items[0].undoneAt")).isNotNull();
        assertThat(upload("extrato.csv", STATEMENT).<Integer> path("accepted")).isEqualTo(3);
    }

    @Test
    void importsAreListedNewestFirstPageByPage() {
        upload("first.csv", STATEMENT);
        upload("second.csv", STATEMENT);

        Response newest = ana.get(PATH + "?limit=1");
        Response oldest = ana.get(PATH + "?limit=1&cursor=" + newest.path("nextCursor"));

        assertThat(newest.<List<String>> path("items.fileName")).containsExactly("second.csv");
        assertThat(oldest.<List<String>> path("items.fileName")).containsExactly("first.csv");
        assertThat(oldest.<Integer> path("items[0].accepted")).isEqualTo(3);
        assertThat(oldest.<Integer> path("items[0].rejected")).isEqualTo(1);
        assertThat(oldest.<String> path("nextCursor")).isNull();
    }

    @Test
    void anotherUsersImportIsNotFound() {
        String path = PATH + "/" + upload("extrato.csv", STATEMENT).path("importId");
        Account eve = Account.register();

        assertProblem(eve.delete(path), 404, "IMPORT_NOT_FOUND");
        assertThat(eve.get(PATH).<List<?>> path("items")).isEmpty();
        assertThat(form(eve, "extrato.csv", STATEMENT).post(PATH).<Integer> path("accepted")).isEqualTo(3);
        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).hasSize(3);
    }

    @Test
    void theThreeExamplesAreTheSameStatement() throws Exception {
        byte[] csv = Files.readAllBytes(Path.of("examples/statement.csv"));
        Response first = upload("statement.csv", csv);

        Response ofx = upload("statement.ofx", Files.readAllBytes(Path.of("examples/statement.ofx")));
        Response xlsx = upload("statement.xlsx", Files.readAllBytes(Path.of("examples/statement.xlsx")));

        assertThat(first.<Integer> path("accepted")).isGreaterThan(20);
        assertThat(xlsx.<Integer> path("accepted")).isZero();
        assertThat(xlsx.<Integer> path("duplicates")).isEqualTo(first.<Integer> path("accepted"));
        // An OFX file names its account, so its lines are those of another one.
        assertThat(ofx.<Integer> path("accepted")).isEqualTo(first.<Integer> path("accepted"));
    }

    @Test
    void theTemplateFilledInCanBeImported() {
        byte[] template = ana.get(PATH + "/template.xlsx").asByteArray();

        Statement empty = new StatementParser().parse("template.xlsx", new ByteArrayInputStream(template));

        assertThat(empty.lines()).isEmpty();
        assertThat(upload("template.xlsx", template).<Integer> path("accepted")).isZero();
    }

    @Test
    void aCategoryThatTheFileNamesIsTheUsers() {
        Response imported = upload("sheet.csv",
                "Data;Descrição;Valor;Pessoa;Categoria\n05/01/2026;PADARIA SAO JOAO;-12,50;Ana;pets\n");

        assertThat(imported.<String> path("transactions[0].category")).isEqualTo("Pets");
        assertThat(imported.<String> path("transactions[0].categorySource")).isEqualTo("user");
        assertThat(imported.<String> path("transactions[0].person")).isEqualTo("Ana");
    }

    @Test
    void whatIsNoStatementIsRefusedWhole() {
        byte[] png = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13 };

        assertProblem(upload("picture.ofx", png), 422, "STATEMENT_FORMAT_UNKNOWN");
        assertProblem(upload("notes.txt", "hello"), 422, "STATEMENT_FORMAT_UNKNOWN");
        assertProblem(upload("empty.csv", ""), 422, "STATEMENT_EMPTY");
        assertProblem(upload("columns.csv", "a;b\n1;2\n"), 422, "STATEMENT_COLUMNS_UNKNOWN");
        assertInvalid(ana.request().multiPart("other", "x").post(PATH), "file");
        assertInvalid(form(ana, "a.csv", STATEMENT).post(PATH + "?dryRun=perhaps"), "dryRun");
        assertInvalid(form(ana, "a.csv", STATEMENT).formParam("account", "x".repeat(501)).post(PATH), "account");
        assertProblem(ana.request().header("Content-Type", "multipart/form-data; boundary=x")
                .body("--x\r\nbroken".getBytes(StandardCharsets.UTF_8)).post(PATH), 400,
                "MALFORMED");
        assertProblem(ana.post(PATH, "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(given().multiPart("file", "a.csv", STATEMENT.getBytes(StandardCharsets.UTF_8)).post(PATH), 401,
                "UNAUTHORIZED");

        assertThat(ana.get(TRANSACTIONS).<List<?>> path("items")).isEmpty();
        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    @Test
    void anUploadAboveTheLimitIsRefused() {
        Response refused = upload("huge.csv", new byte[20 << 20]);

        // Sent in chunks: the watch on the body sees it first, or the parser does when the whole of it was quicker.
        String code = refused.path("code");
        assertThat(code).isIn("TOO_LARGE", "STATEMENT_TOO_LARGE");
        assertProblem(refused, 413, code);
        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    private Response upload(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Response upload(String name, byte[] content) {
        return ana.request().multiPart("file", name, content).post(PATH);
    }

    private static RequestSpecification form(Account account, String name, String content) {
        return account.request().multiPart("file", name, content.getBytes(StandardCharsets.UTF_8));
    }
}
