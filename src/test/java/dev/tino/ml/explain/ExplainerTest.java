package dev.tino.ml.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.onnx.Tampered;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Margin;
import dev.tino.ml.train.PlattScaling;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;
import dev.tino.ml.train.Tree;
import dev.tino.ml.train.TreeMargin;

class ExplainerTest {

    static Stream<Trainer> algorithms() {
        return Stream.of(new LogisticRegression(), new RandomForest(), new GradientBoosting());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void contributionsAreTheShapleyValues(Trainer algorithm) {
        for (long seed = 1; seed <= 8; seed++) {
            Dataset dataset = RandomApplicants.of(150, 1 + (int) seed % 6, seed);
            ModelFile file = file(algorithm, dataset, seed);
            for (Row row : RandomApplicants.of(15, dataset.schema().size(), ~seed).rows()) {
                assertShapleyValues(file, row, "seed %d, %s".formatted(seed, row));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aColumnOfManyIdsIsOnePlayer(Trainer algorithm) {
        for (long seed = 1; seed <= 3; seed++) {
            Dataset dataset = RandomDatasets.withVectors(120, 2, 4, seed);
            ModelFile file = file(algorithm, dataset, seed);
            for (Row row : RandomDatasets.withVectors(10, 2, 4, seed).rows()) {
                assertShapleyValues(file, row, "seed %d, %s".formatted(seed, row));
            }
        }
    }

    private static void assertShapleyValues(ModelFile file, Row row, String what) {
        CalibratedModel model = file.calibrated().orElseThrow();
        AllSubsets expected = new AllSubsets(model, model.encoder().encode(row));

        Explanation explanation = Explainer.of(file).explain(row);

        assertThat(explanation.base()).as(what).isCloseTo(expected.worth(0), within(1e-12));
        assertThat(explanation.contributions()).as(what).containsExactly(expected.contributions(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void contributionsAddUpToTheMargin(Trainer algorithm) {
        Dataset dataset = RandomApplicants.of(400, 12, 5);
        ModelFile file = file(algorithm, dataset, 5);
        Explainer explainer = Explainer.of(file);
        CalibratedModel model = file.calibrated().orElseThrow();
        List<Row> rows = RandomApplicants.of(10_000, 12, 6).rows();
        for (int i = 0; i < rows.size(); i++) {
            SparseVector row = model.encoder().encode(rows.get(i));

            Explanation explanation = explainer.explain(row);

            assertThat(explanation.raw()).as("row %d of seed 6", i).isEqualTo(model.margin().of(row))
                    .isEqualTo(explainer.margin(row));
            assertThat(explanation.base() + Arrays.stream(explanation.contributions()).sum()).as("row %d of seed 6", i)
                    .isCloseTo(explanation.raw(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void theMarginGivesTheProbabilityThatIsServed(Trainer algorithm) {
        Dataset dataset = RandomApplicants.of(400, 9, 7);
        List<Row> rows = RandomApplicants.of(500, 9, 8).rows();
        try (LoadedModel served = LoadedModel.load(file(algorithm, dataset, 7))) {
            Explainer explainer = served.explainer().orElseThrow();

            double[][] explained = rows.stream().map(explainer::explain).mapToDouble(Explanation::raw)
                    .map(explainer::probability).mapToObj(positive -> new double[] { 1 - positive, positive })
                    .toArray(double[][]::new);

            assertThat(Parity.of(explained, served.score(rows).probabilities())).matches(Parity::holds, "holds");
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void theSameRowHasTheSameReasonsInEveryThread(Trainer algorithm) {
        Dataset dataset = RandomApplicants.of(200, 8, 9);
        Explainer explainer = Explainer.of(file(algorithm, dataset, 9));
        Explainer again = Explainer.of(file(algorithm, dataset, 9));
        List<Explanation> alone = dataset.rows().stream().map(explainer::explain).toList();

        List<List<Explanation>> together = IntStream.range(0, 8).parallel()
                .mapToObj(thread -> dataset.rows().stream().map((thread % 2 == 0 ? explainer : again)::explain).toList())
                .toList();

        for (List<Explanation> explanations : together) {
            assertThat(explanations).usingRecursiveComparison().isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aColumnThatTheModelDoesNotUseContributesNothing(Trainer algorithm) {
        Dataset dataset = withColumn(RandomApplicants.of(200, 4, 10), 0.0);
        Explainer explainer = Explainer.of(file(algorithm, dataset, 10));

        for (Object value : Arrays.asList(0.0, -17.5, null)) {
            for (Row row : withColumn(RandomApplicants.of(50, 4, 11), value).rows()) {
                assertThat(explainer.explain(row).contributions()[4] == 0).as("seed 11, %s", row).isTrue();
            }
        }
    }

    private static Dataset withColumn(Dataset dataset, Object value) {
        List<Column> columns = new ArrayList<>(dataset.schema().columns());
        columns.add(Column.number("constant"));
        List<Row> rows = dataset.rows().stream().map(row -> {
            List<Object> values = new ArrayList<>(row.values());
            values.add(value);
            return new Row(values);
        }).toList();
        return new Dataset(new Schema(columns), rows, dataset.labels());
    }

    @Test
    void columnsThatTheModelTreatsAlikeContributeAlike() {
        Dataset dataset = new Dataset(Schema.of(Column.number("a"), Column.number("b")),
                List.of(Row.of(-1.0, -1.0), Row.of(1.0, 1.0)), List.of("bad", "good"));
        // Each tree gives 1 where both numbers are above 0; one asks for the first of them first, one for the second.
        TreeMargin both = new TreeMargin(new int[] { 0, 2 }, List.of(bothAboveZero(0, 1), bothAboveZero(1, 0)), 0.25);
        Encoder encoder = Encoder.fit(dataset.schema(), dataset.rows(), EncoderSettings.DEFAULT);
        Background background = new Background(encoder.encode(dataset.rows()));
        ModelFile file = Models.file(new CalibratedModel(encoder, dataset.classes(),
                Models.linear(dataset, 1).training(), both, new PlattScaling(1, 0), background), dataset);

        Explanation above = Explainer.of(file).explain(Row.of(1.0, 1.0));
        Explanation mixed = Explainer.of(file).explain(Row.of(1.0, -1.0));

        assertThat(above.base()).isEqualTo(1.25);
        assertThat(above.contributions()).containsExactly(0.5, 0.5);
        // The first alone changes nothing, and beside the second neither: that one is below 0 already.
        assertThat(mixed.contributions()).containsExactly(0, -1);
    }

    private static Tree bothAboveZero(int first, int second) {
        return new Tree(new int[] { first, -1, second, -1, -1 }, new double[5], new int[] { 1, 0, 3, 0, 0 },
                new int[] { 2, 0, 4, 0, 0 }, new double[][] { null, { 0 }, null, { 0 }, { 1 } });
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void anUnknownLevelAndAMissingValueMoveTheContributionOfTheirColumn(Trainer algorithm) {
        Explainer explainer = Explainer.of(file(algorithm, RandomApplicants.of(600, 3, 12), 12));
        double[] known = explainer.explain(Row.of(0.9, 0.9, "level-1")).contributions();

        double[] unknown = explainer.explain(Row.of(0.9, 0.9, "never seen")).contributions();
        double[] missing = explainer.explain(Row.of(0.9, 0.9, null)).contributions();
        double[] withoutNumber = explainer.explain(Row.of(0.9, null, "level-1")).contributions();

        assertThat(unknown[2]).isNotCloseTo(known[2], within(1e-6));
        assertThat(missing[2]).isNotCloseTo(known[2], within(1e-6));
        assertThat(withoutNumber[1]).isNotCloseTo(known[1], within(1e-6));
        if (algorithm instanceof LogisticRegression) {
            assertThat(Arrays.copyOf(unknown, 2)).isEqualTo(Arrays.copyOf(known, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void whereNothingWasLearntNothingContributes(Trainer algorithm) {
        Dataset silent = new Dataset(Schema.of(Column.number("n"), Column.category("c")),
                List.of(Row.of(1, null), Row.of(1, null), Row.of(1, null), Row.of(1, null)), List.of("x", "y", "y", "x"));
        ModelFile file = file(algorithm, silent, 1);
        if (file.calibrated().orElseThrow().margin() instanceof TreeMargin margin) {
            assertThat(margin.trees()).allMatch(tree -> tree.size() == 1, "is one leaf");
        }

        Explanation explanation = Explainer.of(file).explain(Row.of(7, null));

        assertThat(explanation.contributions()).containsExactly(new double[2], within(0.0));
        assertThat(explanation.raw()).isCloseTo(explanation.base(), within(1e-12));
    }

    @Test
    void aModelWithoutAMarginOrABackgroundIsNotExplained() {
        Dataset applicants = RandomApplicants.of(60, 3, 1);
        Trainer boosting = new GradientBoosting();
        TrainedModel bare = boosting.train(applicants, boosting.defaults().with("trees", 3), 1, Progress.NONE);
        String background = Tampered.metadata(file(boosting, applicants, 1).bytes(), "tino.background");
        byte[] linear = Tampered.sealed(Models.file(Models.linear(applicants, 1), applicants).bytes(),
                model -> Tampered.put(model, "tino.background", background));

        assertRefused(Models.file(bare, applicants).bytes(), Reason.NOT_EXPLAINABLE);
        assertRefused(linear, Reason.NOT_EXPLAINABLE);
    }

    @Test
    void aTreeThatAsksForTooManyColumnsIsNotExplained() {
        Dataset applicants = RandomApplicants.ofNumbers(60, 65, 1);
        CalibratedModel trained = Models.calibrated(new LogisticRegression(), applicants, 1);
        int[] columns = IntStream.range(0, 65).map(column -> 2 * column).toArray();

        assertRefused(withMargin(trained, new TreeMargin(columns, List.of(chain(65)), 0), applicants),
                Reason.NOT_EXPLAINABLE);
        ModelFile longest = ModelFile
                .read(withMargin(trained, new TreeMargin(columns, List.of(chain(64)), 0), applicants));
        Explanation explanation = Explainer.of(longest).explain(applicants.rows().get(0));
        assertThat(explanation.base() + Arrays.stream(explanation.contributions()).sum())
                .isCloseTo(explanation.raw(), within(1e-9));
    }

    private static byte[] withMargin(CalibratedModel model, Margin margin, Dataset dataset) {
        return Models.file(new CalibratedModel(model.encoder(), model.labels(), model.training(), margin,
                model.calibration(), model.background()), dataset).bytes();
    }

    /** A split on each slot, one below the other, and a leaf beside each. */
    private static Tree chain(int splits) {
        int size = 2 * splits + 1;
        Tree tree = new Tree(new int[size], new double[size], new int[size], new int[size], new double[size][]);
        for (int node = 0; node < size; node++) {
            boolean split = node % 2 == 0 && node < size - 1;
            tree.slots()[node] = split ? node / 2 : -1;
            tree.lessOrEqual()[node] = split ? node + 2 : 0;
            tree.greater()[node] = split ? node + 1 : 0;
            tree.values()[node] = split ? null : new double[] { node };
        }
        return tree;
    }

    private static void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> Explainer.of(ModelFile.read(file))).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason));
    }

    private static ModelFile file(Trainer algorithm, Dataset dataset, long seed) {
        return ModelFile.read(Models.file(Models.calibrated(algorithm, dataset, seed), dataset).bytes());
    }
}
