package dev.tino.finance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.finance.category.StartingNames;
import dev.tino.finance.classification.TransactionFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.train.Training;

class ShippedModelTest {

    private static final Path FILE = Path.of("onnx-models", "finance-transactions.onnx");

    private static final String STALE = "what the model is made from has changed: ./mvnw -Pmodels process-classes";

    /** Subcategories of a real consumer that leave no doubt, with those of our categories that are right. */
    private static final Map<String, Set<String>> UNAMBIGUOUS = Map.ofEntries(
            Map.entry("Comer Fora", Set.of("Alimentação", "Supermercado")),
            Map.entry("Mantimentos", Set.of("Alimentação", "Supermercado")),
            Map.entry("Medicações", Set.of("Farmácia")),
            Map.entry("Gasolina", Set.of("Automóvel")),
            Map.entry("Impostos e taxas do automóvel", Set.of("Automóvel")),
            Map.entry("Eletricidade", Set.of("Água, luz e gás")),
            Map.entry("Água", Set.of("Água, luz e gás")),
            Map.entry("Internet", Set.of("Internet e telefone")),
            Map.entry("Celular/Telefone Móvel", Set.of("Internet e telefone")),
            Map.entry("Vestuário", Set.of("Vestuário")),
            Map.entry("Assinaturas", Set.of("Assinaturas")),
            Map.entry("Animais de estimação", Set.of("Pets")));

    @Test
    void aRealConsumersLinesAreMostlyAnsweredAndAnsweredRight() throws IOException {
        String data = System.getenv("TINO_TEST_DATA");
        assumeTrue(data != null, "TINO_TEST_DATA is not set: no real statement lines to classify");
        List<NamedCsvRecord> lines = unambiguous(Path.of(data, "transactions", "consumer_ptbr.csv"));

        int answered = 0;
        int right = 0;
        try (LoadedModel model = LoadedModel.load(Files.readAllBytes(FILE))) {
            // The file has neither date nor sign.
            Scores scores = model.score(lines.stream().map(ShippedModelTest::row).toList());
            for (int i = 0; i < lines.size(); i++) {
                Scores.Score best = scores.best(i);
                if (best.probability() >= model.manifest().confidenceBar()) {
                    answered++;
                    right += UNAMBIGUOUS.get(lines.get(i).getField("subcategory")).contains(best.label()) ? 1 : 0;
                }
            }
        }

        assertThat(answered).isPositive();
        double coverage = (double) answered / lines.size();
        double accuracy = (double) right / answered;
        System.out.printf(Locale.ROOT, "Real consumer: %d lines, answered %.3f, of these right %.3f%n", lines.size(), coverage,
                accuracy);
        assertThat(coverage).isGreaterThanOrEqualTo(0.60);
        assertThat(accuracy).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void theModelThatShipsWasTrainedOnTheCorpusThatShips() throws IOException {
        ModelFile file = ModelFile.read(Files.readAllBytes(FILE));
        Dataset corpus = ShippedModel.corpus(StatementGenerator.DEFAULT_LINES);

        assertThat(file.manifest().name()).isEqualTo("finance.transactions");
        assertThat(file.manifest().training()).as(STALE)
                .isEqualTo(new Training(ShippedModel.trainer().algorithm(), ShippedModel.parameters(), ShippedModel.SEED,
                        corpus.fingerprint(), corpus.size()));
        assertThat(file.manifest().confidenceBar()).as(STALE)
                .isEqualTo(file.manifest().riskCoverage().barFor(ShippedModel.WANTED_ACCURACY));
        assertThat(file.manifest().schema()).isEqualTo(TransactionFeatures.SCHEMA);
        assertThat(file.manifest().labels()).containsExactlyInAnyOrderElementsOf(StartingNames.CATEGORIES);
    }

    @Test
    void theModelThatShipsEncodesAsThisCodeDoes() throws IOException {
        Encoder shipped = ModelFile.read(Files.readAllBytes(FILE)).manifest().encoder();
        List<Row> rows = ShippedModel.corpus(StatementGenerator.DEFAULT_LINES).rows();

        Encoder fitted = Encoder.fit(TransactionFeatures.SCHEMA, rows, ShippedModel.parameters().encoding());

        assertThat(shipped.width()).as(STALE).isEqualTo(fitted.width());
        assertThat(shipped.encode(rows.subList(0, 500))).as(STALE).usingRecursiveComparison()
                .isEqualTo(fitted.encode(rows.subList(0, 500)));
    }

    @Test
    void trainingTwiceGivesTheSameBytes() {
        assertThat(ShippedModel.train(4_000).bytes()).isEqualTo(ShippedModel.train(4_000).bytes());
    }

    private static Row row(NamedCsvRecord line) {
        return TransactionFeatures.row(LocalDate.of(2024, 3, 15), line.getField("description"),
                new BigDecimal(line.getField("amount")).negate());
    }

    private static List<NamedCsvRecord> unambiguous(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<NamedCsvRecord> lines = new ArrayList<>();
            reader.forEach(lines::add);
            lines.removeIf(line -> !UNAMBIGUOUS.containsKey(line.getField("subcategory")));
            return lines;
        }
    }
}
