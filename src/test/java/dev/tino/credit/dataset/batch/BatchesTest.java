package dev.tino.credit.dataset.batch;

import static dev.tino.credit.dataset.Company.DATASETS;
import static dev.tino.credit.dataset.Company.row;
import static dev.tino.credit.dataset.Company.rows;
import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.credit.dataset.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BatchesTest {

    private static final Map<String, Object> INCOME = Map.of("name", "income", "type", "number", "required", true);
    private static final Map<String, Object> REGION = Map.of("name", "region", "type", "category", "levels",
            List.of("north", "south"));

    @Inject
    Pool pool;

    private Company company;

    @BeforeEach
    void register() {
        company = Company.register();
    }

    @Test
    void goodRowsAreStoredAndBadOnesToldByThemselves() {
        String dataset = company.dataset(Company.declared(INCOME, REGION));

        Response answer = company.put(dataset, 1, """
                {"rows": [{"customer": 1, "status": "paid", "income": 10},
                          {"customer": 2, "status": "paid", "income": 10, "age": 5},
                          {"customer": 3, "status": "paid", "income": "10"},
                          {"customer": 4, "status": "paid", "income": "NaN"},
                          {"customer": 5, "status": "paid", "income": 10, "region": 7},
                          {"customer": 6, "income": 10},
                          {"customer": 7, "status": "lost", "income": 10},
                          {"customer": 8, "status": "paid", "income": null},
                          {"customer": 9, "status": "paid", "income": 10, "region": "west"},
                          {"status": "paid", "income": 10},
                          "row",
                          {"customer": 11, "status": "paid", "income": {"a": 1}},
                          {"customer": 12, "status": "paid", "income": 10, "gender": "a\\u0000"},
                          {"customer": 13, "status": "defaulted", "income": -10.5, "region": "north", "gender": "f"}]}""");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Integer> path("received")).isEqualTo(14);
        assertThat(answer.<List<Integer>> path("rejected.row"))
                .containsExactlyElementsOf(IntStream.range(1, 13).boxed().toList());
        assertThat(answer.<List<String>> path("rejected.field")).containsExactly("age", "income", "income", "region", "status",
                "status", "income", "region", "customer", null, "income", "gender");
        assertThat(answer.<List<String>> path("rejected.message")).containsExactly("is not a field of the dataset",
                "must be a number", "must be a number", "must be text", "must not be missing",
                "is not among the label's values", "must not be missing", "is not among the declared levels",
                "must not be missing", "must be an object", "must be a number", "must not hold control characters");
        Response seen = company.get(dataset);
        assertThat(seen.<Integer> path("rows")).isEqualTo(2);
        assertThat(seen.<Integer> path("rejected")).isEqualTo(12);
        assertThat(seen.<Integer> path("batches")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e400", "-1e400", "1e1000000000", "10e2147483647", "1000000000000001",
            "0.1234567890123456789012345678901" })
    @Timeout(20)
    void aNumberOutOfRangeHarmsNothingButItsRow(String number) {
        String dataset = company.dataset(Company.declared(INCOME));

        Response answer = company.put(dataset, 1, """
                {"rows": [{"customer": 1, "status": "paid", "income": %s},
                          {"customer": 2, "status": "paid", "income": 1}]}""".formatted(number));

        assertThat(answer.<List<String>> path("rejected.message")).as(answer.asString()).containsExactly("is out of range");
        assertThat(company.get(dataset).<Integer> path("rows")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e2147483648", "1e-2147483649", "1e99999999999", "1e-1000000000000" })
    @Timeout(20)
    void anExponentThatNoNumberHasIsRefusedWithItsLot(String number) {
        String dataset = company.dataset(Company.declared(INCOME));

        assertInvalid(company.put(dataset, 1,
                "{\"rows\": [{\"customer\": 1, \"status\": \"paid\", \"income\": %s}]}".formatted(number)), "rows[0]");
    }

    @Test
    @Timeout(20)
    void whatNoJsonReaderTakesIsMalformed() {
        String dataset = company.dataset(Company.declared(INCOME));

        assertProblem(company.put(dataset, 1, lotWithIncome("[".repeat(2_000) + "]".repeat(2_000))), 400, "MALFORMED");
        assertProblem(company.put(dataset, 1, lotWithIncome("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000))), 400,
                "MALFORMED");
        assertProblem(company.put(dataset, 1, lotWithIncome("1, \"" + "k".repeat(100 << 10) + "\": 1")), 400, "MALFORMED");
        assertProblem(company.put(dataset, 1, lotWithIncome("1, \"\\ud800\": 1")), 400, "MALFORMED");
    }

    @Test
    @Timeout(20)
    void whatIsDeepOrLongWithinTheLimitsHarmsNothingButItsRow() {
        String dataset = company.dataset(Company.declared(INCOME));

        assertThat(rejected(dataset, 1, "[".repeat(900) + "]".repeat(900))).isEqualTo("must be a number");
        assertThat(rejected(dataset, 2, "1, \"" + "k".repeat(40 << 10) + "\": 1")).startsWith("has a field whose name");
        assertThat(rejected(dataset, 3, "1, " + IntStream.range(0, 200_000).mapToObj(i -> "\"n" + i + "\":0")
                .collect(Collectors.joining(",")))).isEqualTo("must not have more than 1000 fields");
    }

    @Test
    void ofANameThatComesTwiceTheLastValueCounts() {
        String dataset = company.dataset(Company.declared(INCOME));

        assertThat(rejected(dataset, 1, "1, \"income\": \"text\"")).isEqualTo("must be a number");
        assertThat(company.put(dataset, 2, lotWithIncome("\"text\", \"income\": 1")).<List<Object>> path("rejected"))
                .isEmpty();
    }

    private String rejected(String dataset, int sequence, String income) {
        Response answer = company.put(dataset, sequence, lotWithIncome(income));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("rejected[0].message");
    }

    private static String lotWithIncome(String json) {
        return "{\"rows\": [{\"customer\": 1, \"status\": \"paid\", \"income\": " + json + "}]}";
    }

    @Test
    void whatIsNoLotIsRefused() {
        String dataset = company.dataset();

        assertInvalid(company.put(dataset, 1, List.of()), "rows");
        assertInvalid(company.put(dataset, 1, rows(1, 501)), "rows");
        assertInvalid(company.put(dataset, 1, "{}"), "rows");
        assertInvalid(company.put(dataset, 1, "{\"rows\": 5}"), "rows");
        assertInvalid(company.put(dataset, 0, rows(1, 1)), "sequence");
        assertInvalid(company.put(dataset, 1_000_001, rows(1, 1)), "sequence");
        assertProblem(company.put(dataset, 1, "{\"rows\": [NaN]}"), 400, "MALFORMED");
        assertProblem(company.put(dataset, 1, "{\"rows\": ["), 400, "MALFORMED");
        assertProblem(company.put(dataset, 1, "{\"rows\": [{\"income\": 1" + "0".repeat(2_000) + "}]}"), 400, "MALFORMED");
        assertThat(company.get(dataset).<Integer> path("batches")).isZero();
    }

    @Test
    void aLotHasUpToFourMegabytes() {
        String dataset = company.dataset();
        List<Map<String, Object>> large = rows(1, 500);
        large.forEach(row -> IntStream.range(0, 30).forEach(i -> row.put("text" + i, "x".repeat(200))));

        assertThat(company.put(dataset, 1, large).statusCode()).isEqualTo(200);
        assertProblem(company.put(dataset, 2, "{\"rows\": [\"%s\"]}".formatted("x".repeat(4 << 20))), 413, "TOO_LARGE");
        assertProblem(company.account().post(DATASETS, Map.of("name", "x".repeat(1 << 20))), 413, "TOO_LARGE");
    }

    @Test
    void theSameLotAgainIsAnsweredAlikeAndChangesNothing() {
        String dataset = company.dataset();
        List<Object> lot = new ArrayList<>(rows(1, 20));
        lot.add(row(99, true, "text"));
        String first = company.put(dataset, 5, lot).asString();
        String report = company.report(dataset).asString();

        String second = company.put(dataset, 5, lot).asString();

        assertThat(second).isEqualTo(first).contains("must be a number");
        assertThat(company.report(dataset).asString()).isEqualTo(report);
    }

    @Test
    void itIsTheContentThatCountsNotItsNotation() {
        String dataset = company.dataset();
        company.put(dataset, 1, "{\"rows\": [{\"customer\": 1, \"status\": \"paid\", \"income\": 1.50}]}");

        Response again = company.put(dataset, 1,
                "{ \"rows\" : [ {\"income\": 15e-1, \"status\": \"paid\", \"customer\": 1.0} ] }");

        assertThat(again.asString()).isEqualTo("{\"received\":1,\"rejected\":[]}");
    }

    @Test
    void otherContentUnderTheSameNumberIsRefused() {
        String dataset = company.dataset();
        company.put(dataset, 1, rows(1, 20));

        assertProblem(company.put(dataset, 1, rows(1, 19)), 409, "BATCH_DIFFERS");
        assertProblem(company.put(dataset, 1, rows(2, 20)), 409, "BATCH_DIFFERS");
        assertThat(company.get(dataset).<Integer> path("rows")).isEqualTo(20);
    }

    @Test
    void tenAtOnceStoreOneLotAndAreAnsweredAlike() throws Exception {
        String dataset = company.dataset();
        List<Map<String, Object>> lot = rows(1, 200);
        lot.get(7).put("income", "text");

        List<String> answers = atOnce(Collections.nCopies(10, () -> company.put(dataset, 1, lot).asString()));

        assertThat(answers).hasSize(10).containsOnly(
                "{\"received\":200,\"rejected\":[{\"row\":7,\"field\":\"income\",\"message\":\"must be a number\"}]}");
        Response report = company.report(dataset);
        assertThat(report.<Integer> path("rows")).isEqualTo(199);
        assertThat(report.<Integer> path("duplicates")).isZero();
        assertThat(company.get(dataset).<Integer> path("batches")).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void thoseWhoWaitForOneDatasetLeaveTurnsForOthers() throws Exception {
        String busy = company.dataset();
        Company stranger = Company.register();
        String free = stranger.dataset();
        var threads = Executors.newFixedThreadPool(8);
        SqlConnection holder = pool.getConnectionAndAwait();
        try {
            var transaction = holder.beginAndAwait();
            holder.preparedQuery("select from credit_dataset where id = $1 for update").executeAndAwait(Tuple.of(busy));
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int sequence = 1; sequence <= 8; sequence++) {
                int number = sequence;
                waiting.add(threads.submit(() -> company.put(busy, number, rows(number * 10, 5)).statusCode()));
            }
            Thread.sleep(500);

            int answered = stranger.put(free, 1, rows(1, 5)).statusCode();

            assertThat(answered).isEqualTo(200);
            assertThat(waiting).noneMatch(Future::isDone);
            transaction.rollbackAndAwait();
            for (Future<Integer> lot : waiting) {
                assertThat(lot.get()).isEqualTo(200);
            }
        } finally {
            holder.closeAndAwait();
            threads.shutdown();
        }
    }

    @Test
    void lotsThatComeInAnyOrderOrAtOnceGiveTheSameReport() throws Exception {
        List<List<Map<String, Object>>> lots = List.of(rows(1, 120), rows(60, 120), rows(500, 77));
        String inOrder = company.dataset();
        String outOfOrder = company.dataset();
        String atOnce = company.dataset();

        List.of(1, 2, 3).forEach(sequence -> company.put(inOrder, sequence, lots.get(sequence - 1)));
        List.of(3, 1, 2).forEach(sequence -> company.put(outOfOrder, sequence, lots.get(sequence - 1)));
        atOnce(List.of(1, 2, 3).stream()
                .map(sequence -> (Callable<String>) () -> company.put(atOnce, sequence, lots.get(sequence - 1)).asString())
                .toList());

        String report = reportWithoutId(inOrder);
        assertThat(reportWithoutId(outOfOrder)).isEqualTo(report);
        assertThat(reportWithoutId(atOnce)).isEqualTo(report);
        assertThat(company.report(inOrder).<Integer> path("duplicates")).isEqualTo(61);
        assertThat(company.report(inOrder).<Map<String, Object>> path("customers")).isEqualTo(
                Map.of("count", 256, "several", 61, "rowsOfSeveral", 122, "bothLabels", 0));
    }

    @Test
    void theFirstLotTellsTheFieldsAndANewColumnInTheSeventhIsRejected() {
        String dataset = company.dataset();
        for (int sequence = 1; sequence <= 6; sequence++) {
            company.put(dataset, sequence, rows(sequence * 10, 5));
        }
        Map<String, Object> strange = new HashMap<>(row(99, true, 5));
        strange.put("age", 30);

        Response seventh = company.put(dataset, 7, List.of(strange, row(98, true, 6)));

        assertThat(seventh.asString()).isEqualTo(
                "{\"received\":2,\"rejected\":[{\"row\":0,\"field\":\"age\",\"message\":\"is not a field of the dataset\"}]}");
        assertThat(company.get(dataset).<List<String>> path("fields.name")).containsExactly("customer", "gender", "income",
                "status");
        assertThat(company.get(dataset).<List<String>> path("fields.type")).containsExactly("number", "category", "number",
                "category");
    }

    @Test
    void aFirstLotWithoutAGoodRowDecidesNothing() {
        String dataset = company.dataset();

        Response bad = company.put(dataset, 1, List.of(Map.of("income", "text"), 5));
        company.put(dataset, 2, rows(1, 3));

        assertThat(bad.<List<Object>> path("rejected")).hasSize(2);
        assertThat(company.get(dataset).<List<String>> path("fields.type")).containsExactly("number", "category", "number",
                "category");
    }

    @Test
    void rejectedRowsAreListedByLotAndRow() {
        String dataset = company.dataset(Company.declared(INCOME));
        company.put(dataset, 2, List.of(row(1, true, "a"), row(2, true, 1), row(3, true, "a")));
        company.put(dataset, 1, List.of(row(1, true, 1), row(2, true, "a")));
        String path = DATASETS + "/" + dataset + "/rejected";

        Response first = company.account().get(path + "?limit=2");
        Response second = company.account().request().queryParam("cursor", first.<String> path("nextCursor")).get(path);

        assertThat(first.<List<Integer>> path("items.batch")).containsExactly(1, 2);
        assertThat(first.<List<Integer>> path("items.row")).containsExactly(1, 0);
        assertThat(second.<List<Integer>> path("items.row")).containsExactly(2);
        assertThat(second.<List<String>> path("items.field")).containsExactly("income");
        assertThat(second.<String> path("nextCursor")).isNull();
        assertThat(company.account().request().accept("application/x-ndjson").get(path).asString().lines()).hasSize(3);
        assertInvalid(company.account().request().queryParam("cursor", first.<String> path("nextCursor"))
                .get(DATASETS + "/" + company.dataset() + "/rejected"), "cursor");
    }

    @Test
    void noValueOfARowStandsInTheDatabaseInTheClear() {
        String text = "marker-" + System.nanoTime();
        String label = "label-" + text;
        Map<String, Object> body = new HashMap<>(Company.OPEN);
        String name = "Pedidos " + System.nanoTime();
        body.put("name", name);
        body.put("label", Map.of("field", "status", "approve", List.of("paid"), "refuse", List.of("defaulted", label)));
        String dataset = company.dataset(body);
        List<Object> lot = new ArrayList<>(rows(1, 10));
        Map<String, Object> marked = row(731_946_825, true, 918_273_645.5);
        marked.put("gender", text);
        marked.put("status", label);
        lot.add(marked);
        Map<String, Object> rejected = row(731_946_826, true, text);
        lot.add(rejected);
        Map<String, Object> mixedUp = row(731_946_827, true, 1);
        mixedUp.put("name " + text, "Ana");
        company.put(dataset, 1, rows(1, 1));

        Response answer = company.put(dataset, 2, lot);
        Response withName = company.put(dataset, 3, List.of(mixedUp));

        assertThat(answer.<List<Integer>> path("rejected.row")).containsExactly(11);
        assertThat(withName.<String> path("rejected[0].field")).isEqualTo("name " + text);
        assertThat(company.account().get(DATASETS + "/" + dataset + "/rejected").<List<String>> path("items.field"))
                .containsExactly("income", "name " + text);
        assertThat(company.report(dataset).asString()).contains(text);
        for (String marker : List.of(text, "731946825", "918273645.5", "731946826", "731946827", label)) {
            assertThat(tablesWith(marker)).as(marker).isEmpty();
        }
        assertThat(tablesWith(name)).as("The search finds what is there").contains("credit_dataset");
    }

    /** Tables in which these characters stand anywhere, as text or as bytes. */
    private List<String> tablesWith(String marker) {
        String hex = HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        pool.query("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
                .executeAndAwait().forEach(table -> {
                    boolean holds = pool
                            .preparedQuery(
                                    """
                                            select exists (select from "%1$s" t where position($1 in t::text) > 0 or position($2 in t::text) > 0)"""
                                            .formatted(table.getString(0)))
                            .executeAndAwait(Tuple.of(marker, hex)).iterator().next().getBoolean(0);
                    if (holds) {
                        found.add(table.getString(0));
                    }
                });
        return found;
    }

    private String reportWithoutId(String dataset) {
        return company.report(dataset).asString().replace(dataset, "");
    }

    private static List<String> atOnce(List<Callable<String>> requests) throws Exception {
        var threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers.stream().collect(Collectors.toList());
        } finally {
            threads.shutdown();
        }
    }
}
