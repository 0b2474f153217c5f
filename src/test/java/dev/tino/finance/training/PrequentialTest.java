package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A real consumer's lines in their order: each is classified, then filed where he filed it (Dawid: Prequential analysis). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrequentialTest {

    private static final int STEP = 20;

    @Inject
    Pool pool;

    @Test
    void correctionsTeach() throws IOException {
        List<NamedCsvRecord> lines = lines();

        Curve coarse = classifyThenCorrect(lines, "category");
        Curve fine = classifyThenCorrect(lines, "subcategory");

        System.out.println(coarse);
        System.out.println(fine);
        for (Curve curve : List.of(coarse, fine)) {
            assertThat(curve.secondHalf(curve.tino)).as(curve.field).isGreaterThan(curve.secondHalf(curve.shipped) + 0.25)
                    .isGreaterThan(curve.secondHalf(curve.words) + 0.15);
        }
    }

    private Curve classifyThenCorrect(List<NamedCsvRecord> lines, String field) {
        Account account = Account.register();
        var corrector = new Corrector(account, pool);
        // Whom nobody corrects: he is answered by the model that ships alone.
        var silent = new Corrector(Account.register(), pool);
        Map<String, UUID> categories = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        var curve = new Curve(field, new boolean[lines.size()], new boolean[lines.size()], new boolean[lines.size()]);
        for (int i = 0; i < lines.size(); i++) {
            String description = lines.get(i).getField("description");
            String amount = "-" + lines.get(i).getField("amount");
            String truth = lines.get(i).getField(field);
            UUID category = categories.computeIfAbsent(truth, name -> {
                category(silent, name);
                return category(corrector, name);
            });
            curve.shipped[i] = truth.equalsIgnoreCase(silent.category(description, amount));
            curve.tino[i] = truth.equalsIgnoreCase(corrector.category(description, amount));
            curve.words[i] = truth.equals(words.put(key(description), truth));
            corrector.file(description, amount, category);
            if ((i + 1) % TrainingQueue.CORRECTIONS == 0) {
                corrector.awaitTrainings((i + 1) / TrainingQueue.CORRECTIONS);
            }
        }
        return curve;
    }

    /** What descriptions are compared by. */
    private String key(String description) {
        return pool.preparedQuery("select finance_description_key($1)").executeAndAwait(Tuple.of(description)).iterator().next()
                .getString(0);
    }

    /** The one of that name, whatever its case; two that differ in nothing else are refused. */
    private static UUID category(Corrector corrector, String name) {
        List<Map<String, String>> known = corrector.account().get("/api/v1/finance/categories").path("items");
        return known.stream().filter(category -> category.get("name").equalsIgnoreCase(name)).findFirst()
                .map(category -> UUID.fromString(category.get("id"))).orElseGet(() -> corrector.addCategory(name));
    }

    private static List<NamedCsvRecord> lines() throws IOException {
        String data = System.getenv("TINO_TEST_DATA");
        assumeTrue(data != null, "TINO_TEST_DATA is not set: no real statement lines to learn from");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(Path.of(data, "transactions", "consumer_ptbr.csv"))) {
            return reader.stream().toList();
        }
    }

    /**
     * Which lines were answered right, no answer being a wrong one: by the model that ships alone, by repeating the last
     * word on the same description alone, and by all together.
     */
    private record Curve(String field, boolean[] shipped, boolean[] words, boolean[] tino) {

        double secondHalf(boolean[] right) {
            return share(right, right.length / 2, right.length);
        }

        private static double share(boolean[] right, int from, int to) {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += right[i] ? 1 : 0;
            }
            return (double) count / (to - from);
        }

        @Override
        public String toString() {
            var table = new StringBuilder("Prequential by %s, %d lines%n".formatted(field, tino.length));
            for (int from = 0; from < tino.length; from += STEP) {
                int to = Math.min(tino.length, from + STEP);
                table.append(
                        String.format(Locale.ROOT, "  lines %3d to %3d: shipped %.3f, own words %.3f, all %.3f%n", from + 1,
                                to, share(shipped, from, to), share(words, from, to), share(tino, from, to)));
            }
            return table.append(String.format(Locale.ROOT, "  second half: shipped %.3f, own words %.3f, all %.3f",
                    secondHalf(shipped), secondHalf(words), secondHalf(tino))).toString();
        }
    }
}
