package dev.tino.chat.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import dev.tino.chat.observatory.DemoData;
import dev.tino.chat.question.answer.DataDays;
import dev.tino.chat.question.answer.Filling;
import dev.tino.chat.question.answer.Result;
import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.Named;
import dev.tino.chat.question.slot.Period;
import dev.tino.chat.question.slot.Slots;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnswersTest {

    private static final long SEED = 20260301;
    private static final int FILLINGS = 6;
    private static final DataDays DAYS = DataDays.of(DemoData.UNTIL.minusYears(4).plusDays(1), DemoData.UNTIL, DemoData.UNTIL);

    @Inject
    Questions questions;

    @Inject
    QuestionRunner runner;

    @Inject
    EmbeddedAssistant assistant;

    @Inject
    Pool pool;

    @BeforeEach
    void load() {
        DemoData.ensure(pool);
    }

    @Test
    void everyQuestionSaysWhatTheTablesSayWhateverItsSlots() throws IOException {
        Map<String, String> references = references();
        SplittableRandom random = new SplittableRandom(SEED);
        int withRows = 0;
        for (Definition definition : questions.definitions().all()) {
            for (int i = 0; i < FILLINGS; i++) {
                Filling filling = Filling.of(definition, slots(random, i == 0), definition.least() != null && i % 2 == 1, DAYS);
                Result result = runner.run(filling).await().indefinitely();
                String reference = reference(references.get(definition.id()), filling);

                List<List<Object>> expected = new ArrayList<>();
                for (Row row : pool.query(reference).executeAndAwait()) {
                    expected.add(values(row));
                }
                assertThat(plain(result.rows())).as("seed %d: %s%n%s", SEED, result.statement().written(), reference)
                        .isEqualTo(plain(expected));
                withRows += result.rows().isEmpty() ? 0 : 1;
            }
        }

        assertThat(withRows).isGreaterThan(4 * questions.definitions().all().size());
    }

    @Test
    void theWrittenStatementIsTheOneThatWasRun() {
        Definition definition = questions.definitions().find("top-customers").orElseThrow();
        Result result = runner.run(Filling.of(definition, slots(new SplittableRandom(2), true), false, DAYS))
                .await().indefinitely();

        List<List<Object>> again = new ArrayList<>();
        pool.query(result.statement().written()).executeAndAwait().forEach(row -> again.add(values(row)));

        assertThat(plain(again)).isEqualTo(plain(result.rows()));
    }

    @Test
    void aQuestionIsAnsweredInPortugueseWithItsFigureAndWhatItRestsOn() {
        String expected = pool.query("""
                select to_char(sum(valor_total), 'FM999G999G990D00') from observatory.pedidos_venda
                 where status <> 'CANCELADO' and data_pedido between '2025-01-01' and '2025-12-31'""").executeAndAwait()
                .iterator()
                .next().getString(0);

        List<Piece> pieces = ask("Qual foi o faturamento em 2025?");

        String figure = expected.replace(',', ';').replace('.', ',').replace(';', '.');
        assertThat(text(pieces)).startsWith("As vendas de 01/01/2025 a 31/12/2025 somaram **R$ " + figure + "** em ")
                .contains("_Entendi: Vendas de um período (pedidos); período de 01/01/2025 a 31/12/2025. Dados de ");
        Piece.Evidence evidence = (Piece.Evidence) pieces.get(0);
        assertThat(evidence.sql()).contains("date '2025-01-01'").doesNotContain("$1", ":from");
        assertThat(evidence.columns()).containsExactly("vendas", "pedidos");
        assertThat(evidence.rows()).hasSize(1);
        assertThat(pieces.size()).isGreaterThan(10);
    }

    @Test
    void aQuestionIsAnsweredInEnglishWithATable() {
        String answer = text(ask("Who are the 3 largest customers in the Northeast in 2025?"));

        assertThat(answer).startsWith("The customer who bought most from 2025-01-01 to 2025-12-31 (region Nordeste) was **")
                .contains("| Customer | Purchases | Orders |\n| --- | ---: | ---: |\n").contains("up to 3 rows")
                .contains("R$ ");
        assertThat(answer.lines().filter(line -> line.startsWith("|"))).hasSize(5);
    }

    @Test
    void aReportHasHeadingsTheTableAndTheStatement() {
        assertThat(text(ask("Gere um relatório das vendas por região em 2025")))
                .startsWith("# Vendas por região\n\n## Resumo\n\nA região que mais vendeu de 01/01/2025 a 31/12/2025 foi **")
                .contains("\n\n## Resultado\n\n| Região | Vendas | Pedidos | Participação |",
                        "\n\n## Consulta\n\n```sql\nselect ",
                        "\n\n## Notas\n\n- Entendi: ");
        assertThat(text(ask("report of sales by region in 2025"))).startsWith("# Sales by region\n\n## Summary\n\n");
    }

    @Test
    void aFollowUpTakesTheQuestionBefore() {
        Turn before = new Turn(Speaker.USER, "Qual foi o faturamento em 2025?");
        Turn answered = new Turn(Speaker.ASSISTANT, "As vendas somaram R$ 1,00.");

        assertThat(text(ask(before, answered, new Turn(Speaker.USER, "e no Sul em 2024?"))))
                .startsWith("As vendas de 01/01/2024 a 31/12/2024 (região Sul) somaram **R$ ");
    }

    @Test
    void whatNoQuestionAnswersIsDeclinedWithTheThreeNearest() {
        List<Piece> pieces = ask("Qual o lucro líquido por região?");

        assertThat(pieces).noneMatch(Piece.Evidence.class::isInstance);
        assertThat(text(pieces)).startsWith("Não sei responder a isso com os dados que tenho.");
        assertThat(text(pieces).lines().filter(line -> line.startsWith("- "))).hasSize(3);
        assertThat(text(ask("What is the meaning of life?"))).startsWith("I do not know how to answer that");
    }

    @Test
    void aPeriodWithoutDataIsNoFigureOfZero() {
        assertThat(text(ask("Qual o ticket médio em 1999?")))
                .startsWith("Ticket médio: não há dados de 01/01/1999 a 31/12/1999. Dados de ");
    }

    @Test
    void growthOverWhatTheDataDoNotCoverHasNoFigure() {
        int year = DemoData.UNTIL.minusYears(4).plusDays(1).getYear() + 1;

        assertThat(text(ask("Crescimento das vendas em " + year))).contains("os dados não cobrem a base da comparação")
                .doesNotContain("%");
    }

    @Test
    void theLeastIsToldAsTheLeast() {
        assertThat(text(ask("Quais os 3 produtos que menos venderam?"))).startsWith("Dos produtos com vendas de ");
    }

    @Test
    void whatIsExcludedIsNotCounted() {
        List<Piece> pieces = ask("vendas em 2025, exceto no Sul");

        assertThat(pieces).noneMatch(Piece.Evidence.class::isInstance);
        assertThat(text(pieces)).startsWith("Não sei aplicar uma negação ou exclusão a esta pergunta.");
    }

    @Test
    void whatIsNotPartOfTheQuestionAndWhatCannotBeReadIsTold() {
        assertThat(text(ask("Quantos clientes temos no Sul em 2025?"))).contains("Não entra nesta pergunta: período.");
        assertThat(text(ask("Quantos pedidos tivemos em 31/02/2025?"))).contains("Não entendi a data 31/02/2025.");
    }

    @Test
    void othersTakeTheVettedAnswerAlone() {
        Optional<VettedAnswer> known = questions.answer(List.of(new Turn(Speaker.USER, "Quantos clientes temos?"))).await()
                .indefinitely();
        Optional<VettedAnswer> unknown = questions.answer(List.of(new Turn(Speaker.USER, "Qual a previsão do tempo?"))).await()
                .indefinitely();

        assertThat(known).hasValueSatisfying(answer -> assertThat(answer.questionId()).isEqualTo("customer-count"));
        assertThat(unknown).isEmpty();
    }

    @Test
    void theQuestionsAreListedForEverybodySignedIn() {
        var listed = Account.register().get("/api/v1/chat/questions").then().statusCode(200).extract();

        assertThat(listed.<List<?>> path("items")).hasSize(questions.definitions().all().size());
        assertThat(listed.<String> path("items[0].title.en")).isEqualTo("Sales of a period (orders)");
        assertThat(listed.<List<String>> path("items[0].slots")).containsExactly("period", "region", "segment", "analyst",
                "product");
        assertThat(listed.<Object> path("nextCursor")).isNull();
    }

    private List<Piece> ask(String text) {
        return ask(new Turn(Speaker.USER, text));
    }

    private List<Piece> ask(Turn... turns) {
        return assistant.answer(new Prompt(UUID.randomUUID(), List.of(turns), false)).collect().asList().await().indefinitely();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().filter(Piece.Token.class::isInstance).map(piece -> ((Piece.Token) piece).text())
                .collect(Collectors.joining());
    }

    private static Slots slots(SplittableRandom random, boolean empty) {
        if (empty) {
            return Slots.of(Optional.empty(), OptionalInt.empty(), Map.of());
        }
        LocalDate from = DemoData.UNTIL.minusDays(200 + random.nextInt(1_000)).withDayOfMonth(1 + random.nextInt(2) * 9);
        Period period = new Period(from, from.plusMonths(4 + random.nextInt(14)));
        Map<Kind, Named> names = new HashMap<>();
        name(random, names, Kind.REGION, List.of("Grande Fortaleza", "Cariri", "Grande Recife", "Grande São Paulo"));
        name(random, names, Kind.SEGMENT, List.of("Têxtil", "Confecções", "Calçados", "Alimentos e Bebidas"));
        if (random.nextInt(3) == 0) {
            name(random, names, Kind.ANALYST, List.of("Alexandre Barbosa", "Aline Cardoso", "Ana Costa"));
        }
        if (random.nextInt(3) == 0) {
            name(random, names, Kind.PRODUCT, List.of("Controlador Alfa 100", "Caixa Alfa 100", "Furadeira Alfa 100"));
        }
        return Slots.of(random.nextInt(4) == 0 ? Optional.empty() : Optional.of(period),
                OptionalInt.of(1 + random.nextInt(12)), names);
    }

    private static void name(SplittableRandom random, Map<Kind, Named> names, Kind kind, List<String> some) {
        if (random.nextInt(3) == 0) {
            names.put(kind, new Named(kind, "some", some.subList(random.nextInt(some.size() - 1), some.size())));
        }
    }

    private static Map<String, String> references() throws IOException {
        Map<String, String> references = new LinkedHashMap<>();
        String id = null;
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "chat", "answers.sql"))) {
            if (line.startsWith("-- ")) {
                id = line.substring(3);
            } else {
                references.put(id, line);
            }
        }
        return references;
    }

    /** Values stand in the text, since it is a test's own. */
    private static String reference(String source, Filling filling) {
        LocalDate from = filling.period().orElse(Period.ALL).from();
        LocalDate until = filling.period().orElse(Period.ALL).until();
        Period base = filling.base().orElse(Period.ALL);
        String joins = " join observatory.regioes r on r.id = e.regiao_id join observatory.segmentos_mercado s on s.id = e.segmento_id";
        String order = " join observatory.empresas_clientes e on e.id = %s.empresa_id" + joins
                + " join observatory.analistas_comerciais a on a.id = %1$s.analista_id ";
        return source.replaceAll(" O ", order.formatted("p"))
                .replaceAll(" V ", order.formatted("o") + " join observatory.produtos d on d.id = o.produto_id ")
                .replaceAll(" C ", joins + " join observatory.analistas_comerciais a on a.id = e.analista_id ")
                .replaceAll("\\bF\\b", among("r.nome", Kind.REGION, filling) + among("s.nome", Kind.SEGMENT, filling)
                        + among("a.nome", Kind.ANALYST, filling))
                .replaceAll("\\bP\\b", among("d.nome", Kind.PRODUCT, filling))
                .replaceAll("\\bM\\b", among("r.nome", Kind.REGION, filling) + among("a.nome", Kind.ANALYST, filling))
                .replace("sum(T)",
                        "sum(coalesce((select sum(p.valor_total) from @pedidos_venda p where p.analista_id = m.analista_id"
                                + " and p.status <> 'CANCELADO' and to_char(p.data_pedido, 'YYYYMM') = to_char(m.mes, 'YYYYMM')), 0))")
                .replace(":basefrom", "date '" + base.from() + "'").replace(":baseuntil", "date '" + base.until() + "'")
                .replace(" desc", filling.isLeast() ? " asc" : " desc").replace(":from", "date '" + from + "'")
                .replace(":until", "date '" + until + "'")
                .replace(":last", "date '" + until.minusDays(1) + "'").replace(":top", String.valueOf(filling.top()))
                .replace("@", "observatory.");
    }

    private static String among(String column, Kind kind, Filling filling) {
        Named named = filling.slots().names().get(kind);
        return named == null || !filling.definition().slots().takes(kind) ? ""
                : named.names().stream().collect(Collectors.joining("', '", " and " + column + " in ('", "')"));
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.getValue(i));
        }
        return values;
    }

    /** Numbers of any type as they are written. */
    private static List<List<String>> plain(List<List<Object>> rows) {
        return rows.stream().map(row -> row.stream().map(AnswersTest::plain).toList()).toList();
    }

    private static String plain(Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
