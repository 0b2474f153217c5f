package dev.tino.ml.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.tino.ml.Ceaps;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.onnx.FloatTables;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.onnx.Tampered;
import dev.tino.ml.train.Calibrated;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TextSimilarity;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

class LoadedModelTest {

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
    void servedProbabilitiesAreTheTrainers(long seed) {
        Dataset dataset = RandomDatasets.of(300 + (int) seed, 2 + (int) seed % 5, seed);

        assertParity(Models.linear(dataset.where(row -> row < 200), seed), dataset, "linear, seed " + seed);
        assertParity(Models.forest(dataset.where(row -> row < 200), seed), dataset, "forest, seed " + seed);
        Dataset two = RandomDatasets.of(300, 2, seed);
        assertParity(Models.supportVectors(two.where(row -> row < 200), seed), two, "support vectors, seed " + seed);
    }

    static Stream<Trainer> algorithmsWithMargins() {
        return Stream.of(new LogisticRegression(), new RandomForest(), new GradientBoosting());
    }

    @ParameterizedTest
    @MethodSource("algorithmsWithMargins")
    void servedProbabilitiesAreTheTrainersWhenCalibrated(Trainer algorithm) {
        for (long seed = 1; seed <= 5; seed++) {
            String what = "calibrated %s, seed %d".formatted(algorithm.algorithm(), seed);
            Dataset applicants = RandomApplicants.of(400, 6, seed);
            Dataset texts = RandomDatasets.withVectors(300, 2, 8, seed);

            assertParity(Models.calibrated(algorithm, applicants.where(row -> row < 250), seed), applicants, what);
            assertParity(Models.calibrated(algorithm, texts.where(row -> row < 200), seed), texts, what + ", texts");
        }
    }

    @Test
    void theSumOfManyTreesIsTheTrainers() {
        Dataset applicants = RandomApplicants.of(1_500, 12, 1);
        for (Trainer algorithm : List.of(new RandomForest(), new GradientBoosting())) {
            Trainer trainer = new Calibrated(algorithm);
            Parameters parameters = trainer.defaults().with("trees", 500).with("depth", 8).with("folds", 2);

            assertParity(trainer.train(applicants.where(row -> row < 300), parameters, 1, Progress.NONE), applicants,
                    algorithm.algorithm());
        }
    }

    @Test
    void aModelThatIsCalibratedOnNothingStillServes() {
        Dataset dataset = new Dataset(Schema.of(Column.text("t")),
                List.of(Row.of("a"), Row.of("b"), Row.of("c"), Row.of("?")), List.of("x", "y", "x", "y"));

        algorithmsWithMargins().forEach(algorithm -> assertParity(Models.calibrated(algorithm, dataset, 1), dataset,
                algorithm.algorithm()));
    }

    @Test
    void onlyAModelWithABackgroundIsExplained() {
        Dataset applicants = RandomApplicants.of(200, 4, 1);
        ModelFile explained = Models.file(Models.calibrated(new RandomForest(), applicants, 1), applicants);

        try (LoadedModel calibrated = LoadedModel.load(explained); LoadedModel plain = LoadedModel.load(Models.file(1))) {
            long trees = calibrated.explainer().orElseThrow().memory();

            assertThat(plain.explainer()).isEmpty();
            assertThat(plain.memory()).isEqualTo((1 << 20) + 2L * plain.size());
            assertThat(trees).isBetween(calibrated.size() / 8L, 2L * calibrated.size());
            assertThat(calibrated.memory()).isEqualTo((1 << 20) + 2L * calibrated.size() + trees);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void servedProbabilitiesAreTheTrainersWithVectors(long seed) {
        Dataset dataset = RandomDatasets.withVectors(300 + (int) seed, 2 + (int) seed % 5, 24 << seed % 3, seed);

        assertParity(Models.linear(dataset.where(row -> row < 200), seed), dataset, "linear, seed " + seed);
        assertParity(Models.forest(dataset.where(row -> row < 200), seed), dataset, "forest, seed " + seed);
    }

    @Test
    void vectorsTellWhatWordsDoNot() {
        Schema schema = Schema.of(Column.vector("embedding", "test/random/96", 96));
        Dataset full = RandomDatasets.withVectors(600, 3, 96, 7);
        Dataset dataset = new Dataset(schema, full.rows().stream().map(row -> Row.of(row.value(4))).toList(), full.labels());
        TrainedModel trained = Models.linear(dataset.where(row -> row < 400), 7);
        try (LoadedModel served = LoadedModel.load(Models.file(trained, dataset).bytes())) {

            Scores scores = served.score(dataset.rows().subList(400, 600));

            assertThat(IntStream.range(0, 200)
                    .filter(row -> scores.best(row).label().equals(dataset.labels().get(400 + row))).count())
                    .isGreaterThan(150);
            assertThat(served.manifest().schema().vectors()).containsExactlyElementsOf(schema.columns());
        }
    }

    @Test
    void servedProbabilitiesAreTheTrainersOnRealLines() {
        Ceaps ceaps = Ceaps.load();
        Dataset some = ceaps.until2020().where(row -> row % 8 == 0);

        assertParity(Models.linear(ceaps.until2020(), 1), ceaps.from2021(), "linear");
        assertParity(Models.forest(some, 1), ceaps.from2021(), "forest");
    }

    @Test
    void aModelWithNothingLearntStillServes() {
        Dataset dataset = new Dataset(Schema.of(Column.text("t")), List.of(Row.of("a"), Row.of("b")),
                List.of("x", "y"));

        assertParity(Models.linear(dataset, 1), dataset, "linear");
        assertParity(Models.forest(dataset, 1), dataset, "forest");
    }

    @Test
    void scoresAreReadByRowAndLabel() {
        ModelFile file = Models.file(1);
        Dataset dataset = RandomDatasets.of(100, 3, 1);
        try (LoadedModel model = LoadedModel.load(file.bytes())) {

            Scores scores = model.score(dataset.rows());

            assertThat(scores.rows()).isEqualTo(100);
            assertThat(scores.labels()).containsExactly("class-0", "class-1", "class-2");
            for (int row = 0; row < 100; row++) {
                List<Scores.Score> top = scores.top(row, 5, 0);
                assertThat(top).hasSize(3)
                        .isSortedAccordingTo((a, b) -> Float.compare(b.probability(), a.probability()));
                assertThat(scores.best(row)).isEqualTo(top.get(0));
                assertThat(top.stream().mapToDouble(Scores.Score::probability).sum()).isCloseTo(1, within(1e-6));
            }
            assertThat(model.sha256()).isEqualTo(file.sha256());
            assertThat(model.size()).isEqualTo(file.bytes().length);
            assertThat(model.memory()).isBetween(2L * model.size(), 2L * model.size() + (2 << 20));
            assertThat(model.score(List.of()).rows()).isZero();
        }
    }

    @Test
    void aRowScoresTheSameAloneAndAmongOthers() {
        Dataset dataset = RandomDatasets.of(200, 3, 1);
        try (LoadedModel model = LoadedModel.load(Models.file(1))) {

            float[][] together = model.score(dataset.rows()).probabilities();

            for (int row = 0; row < 200; row++) {
                float[] alone = model.score(List.of(dataset.rows().get(row))).probabilities()[0];
                for (int label = 0; label < alone.length; label++) {
                    assertThat(alone[label]).isCloseTo(together[row][label], within(1e-6f));
                }
            }
        }
    }

    @Test
    void aRowOfAnotherSchemaIsRefusedAndTheNextIsServed() {
        try (LoadedModel model = LoadedModel.load(Models.file(1))) {
            assertThatThrownBy(() -> model.score(List.of(Row.of("one value")))).isInstanceOfSatisfying(
                    ModelException.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ROW_MISMATCH));

            assertThat(model.score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
        }
    }

    @Test
    void aGraphThatFailsOnlyWhereThereAreValuesIsRefused() {
        Encoder encoder = Models.file(1).manifest().encoder();
        int number = IntStream.range(0, encoder.width()).filter(encoder::isNumber).findFirst().getAsInt();
        byte[] file = Tampered.sealed(Models.file(1).bytes(), model -> FloatTables.change(model,
                (index, value) -> index / 3 == number ? Float.NaN : value));

        assertRefused(file, Reason.ENGINE_FAILED);
    }

    @Test
    void aGraphThatCannotRunIsRefused() {
        assertRefused(Tampered.sealed(Models.file(1).bytes(),
                model -> model.getGraphBuilder().getNodeBuilder(0).setOpType("NoSuchOperator")), Reason.ENGINE_FAILED);
    }

    @Test
    void aGraphThatSaysSomethingElseIsRefused() {
        Dataset two = RandomDatasets.of(200, 2, 1);
        Dataset documents = RandomDatasets.documents(200, 1);

        assertRefused(Tampered.withoutParity(Models.file(1).bytes()), Reason.PARITY_FAILED);
        assertRefused(Tampered.withoutParity(Models.file(Models.supportVectors(two, 1), two).bytes()),
                Reason.PARITY_FAILED);
        assertRefused(Tampered.withoutParity(Models.file(TextSimilarity.train(documents, 1, Progress.NONE)).bytes()),
                Reason.PARITY_FAILED);
        assertRefused(Tampered.sealed(Models.file(Models.calibrated(new GradientBoosting(), two, 1), two).bytes(),
                model -> FloatTables.change(model, (index, value) -> value + 1)), Reason.PARITY_FAILED);
        assertRefused(Tampered.sealed(Models.file(Models.forest(two, 1), two).bytes(), LoadedModelTest::swapLeaves),
                Reason.PARITY_FAILED);
    }

    private static void swapLeaves(ModelProto.Builder model) {
        model.getGraphBuilder().getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals("TreeEnsembleRegressor"))
                .flatMap(node -> node.getAttributeBuilderList().stream())
                .filter(attribute -> attribute.getName().equals("target_ids")).forEach(attribute -> {
                    for (int i = 0; i < attribute.getIntsCount(); i++) {
                        attribute.setInts(i, 1 - attribute.getInts(i));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void servedCosinesAreTheTrainers(long seed) {
        Dataset documents = RandomDatasets.documents(100 + (int) seed * 37, seed);
        SimilarityModel trained = TextSimilarity.train(documents, seed, Progress.NONE);
        List<Row> others = RandomDatasets.documents(150, seed + 1000).rows();
        try (LoadedModel served = LoadedModel.load(Models.file(trained).bytes())) {

            assertThat(Parity.of(trained.score(documents.rows()), served.score(documents.rows()).probabilities()))
                    .as("seed %d", seed).matches(Parity::holds, "holds");
            assertThat(Parity.of(trained.score(others), served.score(others).probabilities())).as("seed %d", seed)
                    .matches(Parity::holds, "holds");
        }
    }

    @Test
    void documentsWithoutAWordScoreNothing() {
        Dataset silent = new Dataset(Schema.of(Column.text("t")), List.of(Row.of("the"), Row.of((Object) null)),
                List.of("a", "b"));
        try (LoadedModel served = LoadedModel.load(Models.file(TextSimilarity.train(silent, 1, Progress.NONE)).bytes())) {

            Scores scores = served.score(List.of(Row.of("the"), Row.of("anything"), Row.of((Object) null)));

            assertThat(scores.probabilities()).isDeepEqualTo(new float[3][2]);
        }
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        assertThatThrownBy(() -> LoadedModel.load(new byte[100])).isInstanceOf(ModelException.class);
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> LoadedModel.load(file)).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason));
    }

    private static void assertParity(TrainedModel trained, Dataset dataset, String what) {
        try (LoadedModel served = LoadedModel.load(Models.file(trained, dataset))) {
            Parity parity = Parity.of(trained.score(dataset.rows()), served.score(dataset.rows()).probabilities());

            assertThat(parity).as(what).matches(Parity::holds, "holds");
            assertThat(parity.row()).isBetween(0, dataset.size() - 1);
        }
    }
}
