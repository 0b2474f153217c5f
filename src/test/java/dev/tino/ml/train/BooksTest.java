package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tino.ml.Models;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;

/** A thousand real descriptions, and what another TF-IDF recommender answers for seven of them. */
class BooksTest {

    private static final int ASKED = 10;

    @Test
    void recommendationsAreMostlyThoseOfTheSystemInUse() throws IOException {
        String data = System.getenv("TINO_TEST_DATA");
        assumeThat(data).as("TINO_TEST_DATA is not set: skipped, as it needs the books").isNotBlank();
        Map<String, String> idByTitle = new HashMap<>();
        Dataset books = books(Path.of(data, "books", "books.csv"), idByTitle);
        JsonNode golden = new JsonMapper().readTree(Path.of(data, "books", "golden_recommendations.json").toFile());

        int common = 0;
        try (LoadedModel model = LoadedModel.load(Models.file(TextSimilarity.train(books, 1, Progress.NONE)).bytes())) {
            Scores scores = model.score(books.rows());
            for (Map.Entry<String, JsonNode> title : golden.properties()) {
                Set<String> ids = recommended(scores, Integer.parseInt(idByTitle.get(title.getKey())));
                title.getValue().forEach(wanted -> assertThat(wanted.get("id").isInt()).isTrue());
                ids.retainAll(title.getValue().findValuesAsText("id"));
                common += ids.size();
            }
        }

        double mean = (double) common / golden.size();
        System.out.printf(Locale.ROOT, "Books: %.2f of %d recommendations in common, %d titles%n", mean, ASKED, golden.size());
        assertThat(mean).isGreaterThanOrEqualTo(8);
    }

    private static Set<String> recommended(Scores scores, int id) {
        Set<String> ids = new HashSet<>();
        scores.top(id - 1, ASKED + 1, 0).forEach(score -> ids.add(score.label()));
        ids.remove(String.valueOf(id));
        return ids;
    }

    private static Dataset books(Path file, Map<String, String> idByTitle) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : csv) {
                rows.add(Row.of(line.getField("description")));
                ids.add(String.valueOf(rows.size()));
                idByTitle.putIfAbsent(line.getField("title"), String.valueOf(rows.size()));
            }
        }
        return new Dataset(Schema.of(Column.text("description")), rows, ids);
    }
}
