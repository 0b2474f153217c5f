package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.onnx.ModelFile;

class TextSimilarityTest {

    private static final Schema SCHEMA = Schema.of(Column.text("description"));

    @Test
    void theScoreIsTheCosineOfTheWords() {
        SimilarityModel model = train("the red dragon", "a red garden", "dragon dragon garden");

        double[] scores = model.score(List.of(Row.of("Red DRAGON!")))[0];

        // Each word is in two of the three documents, so all idf are equal.
        assertThat(model.labels()).containsExactly("document-0", "document-1", "document-2");
        assertThat(scores).containsExactly(new double[] { 1, 0.5, 2 / Math.sqrt(2 * 5) }, within(1e-6));
    }

    @Test
    void cosinesAreThoseOfAllPairs() {
        Dataset documents = RandomDatasets.documents(80, 1);
        SimilarityModel model = TextSimilarity.train(documents, 1, Progress.NONE);
        var vectors = model.encoder().encode(documents.rows());

        double[][] scores = model.score(documents.rows());

        for (int i = 0; i < 80; i++) {
            for (int j = 0; j < 80; j++) {
                double product = 0;
                for (int a = 0; a < vectors.get(i).size(); a++) {
                    for (int b = 0; b < vectors.get(j).size(); b++) {
                        if (vectors.get(i).ids()[a] == vectors.get(j).ids()[b]) {
                            product += vectors.get(i).values()[a] * vectors.get(j).values()[b];
                        }
                    }
                }
                assertThat(scores[i][j]).isCloseTo(product, within(1e-5));
            }
        }
    }

    @Test
    void duplicatesAndEmptyDocumentsAreOrdinary() {
        SimilarityModel model = train("red dragon", null, "red dragon", "", "of the", "garden");

        double[][] scores = model.score(List.of(Row.of("red dragon"), Row.of(""), Row.of("unheard")));

        assertThat(scores[0]).containsExactly(new double[] { 1, 0, 1, 0, 0, 0 }, within(1e-6));
        assertThat(scores[1]).containsOnly(0);
        assertThat(scores[2]).containsOnly(0);
    }

    @Test
    void theSameDocumentsGiveTheSameBytes() {
        byte[] first = file(RandomDatasets.documents(60, 2)).bytes();

        assertThat(file(RandomDatasets.documents(60, 2)).bytes()).isEqualTo(first);
        assertThat(file(RandomDatasets.documents(60, 3)).bytes()).isNotEqualTo(first);
    }

    @Test
    void theManifestSaysThatItCompares() {
        ModelFile read = ModelFile.read(file(RandomDatasets.documents(60, 2)).bytes());

        assertThat(read.manifest().classifies()).isFalse();
        assertThat(read.manifest().training().rows()).isEqualTo(60);
        assertThat(read.manifest().takesSameInputs(file(RandomDatasets.documents(9, 5)).manifest())).isTrue();
        assertThat(read.manifest().takesSameInputs(Models.file(1).manifest())).isFalse();
        assertThatThrownBy(() -> read.manifest().evaluation()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeComparedWithIsRefused() {
        assertRefused(new Dataset(SCHEMA, List.of(), List.of()), "no documents to compare with");
        assertRefused(new Dataset(SCHEMA, List.of(Row.of("a"), Row.of("b")), List.of("x", "x")),
                "2 documents share 1 names");
        assertRefused(RandomDatasets.of(5, 2, 1), "documents are one text each, not ");
    }

    @Test
    void aCallerCanCancel() {
        assertThatThrownBy(() -> TextSimilarity.train(RandomDatasets.documents(9, 1), 1, (done, total) -> done < 2))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED));
    }

    private static void assertRefused(Dataset documents, String why) {
        assertThatThrownBy(() -> TextSimilarity.train(documents, 1, Progress.NONE)).isInstanceOfSatisfying(
                ModelException.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_TRAINABLE))
                .hasMessageStartingWith(why);
    }

    private static ModelFile file(Dataset documents) {
        return Models.file(TextSimilarity.train(documents, 1, Progress.NONE));
    }

    private static SimilarityModel train(String... texts) {
        List<Row> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            names.add("document-" + rows.size());
            rows.add(Row.of((Object) text));
        }
        return TextSimilarity.train(new Dataset(SCHEMA, rows, names), 1, Progress.NONE);
    }
}
