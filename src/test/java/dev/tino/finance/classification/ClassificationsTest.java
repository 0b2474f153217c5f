package dev.tino.finance.classification;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.models.ModelVersion;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClassificationsTest {

    private static final String PATH = "/api/v1/finance/classifications";

    @Inject
    ClassificationService service;

    @Inject
    ClassificationJson json;

    @Inject
    ObjectMapper mapper;

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void linesComeBackInOrderWithTheirCategories() {
        Map<String, Object> bakery = line("PADARIA SAO JOAO", "-12.50");
        bakery.put("person", "Ana");
        bakery.put("myOwnId", List.of(7));

        Response answer = classify(bakery, line("XQZWK VBNRT", "-1.5"), line("FARMACIA SAO JOAO", "-30"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(answer.<Integer> path("model.version")).isEqualTo(1);
        assertThat(answer.<List<String>> path("transactions.category")).containsExactly("Alimentação", null, "Farmácia");
        assertThat(answer.<String> path("transactions[0].person")).isEqualTo("Ana");
        assertThat(answer.<Integer> path("transactions[0].myOwnId[0]")).isEqualTo(7);
        assertThat(answer.<String> path("transactions[0].date")).isEqualTo("2026-01-31");
        assertThat(answer.<Float> path("transactions[0].amount")).isEqualTo(-12.5f);
        assertThat(answer.<Float> path("transactions[0].confidence")).isBetween(0.5f, 1f);
        assertThat(answer.<List<String>> path("transactions[0].alternatives.category")).contains("Supermercado")
                .doesNotContain("Alimentação");
        assertThat(answer.<List<?>> path("transactions[1].alternatives")).hasSize(3);
        assertThat(ana.get("/api/v1/finance/transactions").<List<?>> path("items")).isEmpty();
    }

    @Test
    void aCategoryThatTheOwnerDeletedIsNoAnswer() {
        ana.delete("/api/v1/finance/categories/" + ana.category("Farmácia"));

        Response answer = classify(line("FARMACIA SAO JOAO", "-30"));

        assertThat(answer.<String> path("transactions[0].category")).isNull();
        assertThat(answer.<List<String>> path("transactions[0].alternatives.category")).doesNotContain("Farmácia");
        assertThat(answer.<Float> path("transactions[0].confidence")).isGreaterThan(0.5f);
    }

    @Test
    void theOwnersSpellingOfACategoryIsKept() {
        ana.delete("/api/v1/finance/categories/" + ana.category("Farmácia"));
        ana.post("/api/v1/finance/categories", Map.of("name", "FARMÁCIA"));

        assertThat(classify(line("FARMACIA SAO JOAO", "-30")).<String> path("transactions[0].category")).isEqualTo("FARMÁCIA");
    }

    @Test
    void aStreamAnswersLineByLineAndTellsBadOnesAtTheirPlace() {
        String body = """
                {"date":"2026-01-31","description":"PADARIA SAO JOAO","amount":-12.50}

                {"date":"2026-02-30","description":"x","amount":1}
                rubbish
                {"date":"2026-01-31","description":"%s","amount":1}
                {"date":"2026-01-31","description":"FARMACIA SAO JOAO","amount":-30,"person":"Ana"}"""
                .formatted("x".repeat(70_000));

        Response answer = ana.request().contentType("application/x-ndjson").body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        String[] lines = answer.asString().split("\n");
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).contains("\"category\":\"Alimentação\"",
                "\"model\":{\"name\":\"finance.transactions\",\"version\":1}");
        assertThat(lines[1]).startsWith("{\"error\":{\"line\":3,\"code\":\"INVALID\",\"detail\":\"date: ");
        assertThat(lines[2]).startsWith("{\"error\":{\"line\":4,\"code\":\"MALFORMED\",");
        assertThat(lines[3]).startsWith("{\"error\":{\"line\":5,\"code\":\"LINE_TOO_LONG\",");
        assertThat(lines[4]).contains("\"person\":\"Ana\"", "\"category\":\"Farmácia\"");
    }

    @Test
    void streamAndBodyAgree() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            lines.add(line("MERCADO " + (i * 7919 % 1000), "-" + (i % 90 + 1)));
        }
        List<Float> whole = classify(lines.toArray(Map[]::new)).path("transactions.confidence");

        String ndjson = String.join("\n", lines.stream().map(line -> "{\"date\":\"%s\",\"description\":\"%s\",\"amount\":%s}"
                .formatted(line.get("date"), line.get("description"), line.get("amount"))).toList());
        String[] streamed = ana.request().contentType("application/x-ndjson").body(ndjson.getBytes(StandardCharsets.UTF_8))
                .post(PATH).asString().split("\n");

        assertThat(streamed).hasSize(whole.size());
        for (int i = 0; i < streamed.length; i++) {
            assertThat(streamed[i]).contains("MERCADO " + (i * 7919 % 1000),
                    String.format(Locale.ROOT, "\"confidence\":%.4f,", whole.get(i)));
        }
    }

    @Test
    void lotsOfABodyAreAnsweredAsTheWhole() throws Throwable {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Map<String, Object> line = line("MERCADO " + i, "-1" + i + ".50");
            line.put("myOwnNumber", new BigDecimal("1.2300"));
            lines.add(line);
        }
        byte[] body = mapper.writeValueAsBytes(Map.of("transactions", lines));
        String whole = ana.request().contentType("application/json").body(body).post(PATH).asString();

        List<String> answers = new ArrayList<>();
        for (byte[] lot : json.lots(body, 100_000, 10)) {
            ClassifiedLot answered = VertxContextSupport.subscribeAndAwait(() -> service.classifyLot(ana.id(), lot));
            assertThat(answered.model()).isEqualTo(new ModelVersion("finance.transactions", 1));
            answers.add(new String(answered.lines(), StandardCharsets.UTF_8));
        }

        assertThat(answers).hasSize(3);
        assertThat(whole).endsWith("\"transactions\":[" + String.join(",", answers) + "]}").contains("1.2300");
    }

    @Test
    void atMostTenThousandLinesInABody() {
        Map<String, Object> line = line("x", "-1");

        assertInvalid(ana.post(PATH, Map.of("transactions", Collections.nCopies(10_001, line))), "transactions");
        assertThat(ana.post(PATH, Map.of("transactions", Collections.nCopies(10_000, line))).statusCode()).isEqualTo(200);
    }

    @Test
    void badLinesAreNamed() {
        Map<String, Object> good = line("x", "-1");

        assertInvalid(classify(good, line("", "-1")), "transactions[1].description");
        assertInvalid(classify(line("x".repeat(501), "-1")), "transactions[0].description");
        assertInvalid(classify(line("a\u0000b", "-1")), "transactions[0].description");
        assertInvalid(classify(line("x", "1e400")), "transactions[0].amount");
        assertInvalid(classify(line("x", "1e1000000000")), "transactions[0].amount");
        assertInvalid(classify(line("x", "1.005")), "transactions[0].amount");
        assertInvalid(classify(Map.of("description", "x", "amount", 1)), "transactions[0].date");
        assertInvalid(classify(Map.of("date", "2026-02-30", "description", "x", "amount", 1)), "transactions[0].date");
        assertInvalid(raw("{}"), "transactions");
        assertInvalid(raw("{\"transactions\":[]}"), "transactions");
        assertInvalid(raw("{\"transactions\":[null]}"), "transactions[0]");
        assertInvalid(raw("{\"transactions\":7}"), "transactions");
        assertProblem(raw("{\"transactions\":[{\"amount\":NaN}]}"), 400, "MALFORMED");
        assertProblem(raw("{\"transactions\":"), 400, "MALFORMED");
        assertProblem(raw(""), 400, "MALFORMED");
        assertProblem(raw("null"), 400, "MALFORMED");
        assertProblem(raw("[".repeat(5_000)), 400, "MALFORMED");
        assertProblem(ana.request().contentType("text/plain").body("x").post(PATH), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(given().contentType("application/json").body("{}").post(PATH), 401, "UNAUTHORIZED");
        assertProblem(given().contentType("application/x-ndjson").body(new byte[] { '{', '}' }).post(PATH), 401,
                "UNAUTHORIZED");
    }

    @Test
    void aBodyAboveTheLimitIsRefused() {
        assertProblem(raw(" ".repeat((8 << 20) + 1)), 413, "TOO_LARGE");
    }

    private Response classify(Map<?, ?>... lines) {
        return ana.post(PATH, Map.of("transactions", List.of(lines)));
    }

    private Response raw(String json) {
        return ana.request().contentType("application/json").body(json).post(PATH);
    }

    private static Map<String, Object> line(String description, String amount) {
        return new HashMap<>(Map.of("date", "2026-01-31", "description", description, "amount", new BigDecimal(amount)));
    }
}
