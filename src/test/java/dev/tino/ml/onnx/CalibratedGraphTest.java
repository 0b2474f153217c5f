package dev.tino.ml.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.Trainer;

/** Graphs of calibrated margins, and what is read back out of them. */
class CalibratedGraphTest {

    private static final Dataset APPLICANTS = RandomApplicants.of(200, 6, 1);
    private static final Map<String, ModelFile> FILES = new ConcurrentHashMap<>();

    static Stream<Trainer> algorithms() {
        return Stream.of(new LogisticRegression(), new RandomForest(), new GradientBoosting());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aModelIsReadAsItsGraphHasIt(Trainer algorithm) {
        CalibratedModel trained = Models.calibrated(algorithm, APPLICANTS, 1);

        ModelFile file = ModelFile.read(Models.file(trained, APPLICANTS).bytes());
        CalibratedModel read = file.calibrated().orElseThrow();

        assertThat(read.labels()).isEqualTo(trained.labels());
        assertThat(read.training()).isEqualTo(trained.training());
        assertThat(read.calibration().slope()).isEqualTo((float) trained.calibration().slope());
        assertThat(read.calibration().offset()).isEqualTo((float) trained.calibration().offset());
        assertThat(read.background()).usingRecursiveComparison().isEqualTo(trained.background())
                .isEqualTo(file.background());
        for (SparseVector row : trained.encoder().encode(RandomApplicants.of(500, 6, 2).rows())) {
            assertThat(read.margin().of(row)).isCloseTo(trained.margin().of(row), within(1e-5));
        }
    }

    @Test
    void otherGraphsHaveNoMarginToBeRead() {
        assertThat(Models.file(Models.linear(APPLICANTS, 1), APPLICANTS).calibrated()).isEmpty();
        assertThat(Models.file(Models.forest(APPLICANTS, 1), APPLICANTS).calibrated()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void aGraphThatDoesMoreWithItsMarginIsRefused(Trainer algorithm) {
        assertRefused(algorithm, model -> node(model, "Add").setOpType("Sub"));
        assertRefused(algorithm, model -> model.getGraphBuilder().addNode(
                NodeProto.newBuilder().setOpType("Neg").addInput("margin").addOutput("other")));
        for (String table : List.of("slope", "offset", "bias")) {
            assertRefused(algorithm, model -> table(model, table).setRawData(
                    ByteString.copyFrom(new byte[] { 0, 0, (byte) 0xc0, 0x7f })));
        }
        assertRefused(algorithm, model -> table(model, "offset").clearRawData());
        assertRefused(algorithm, model -> model.getGraphBuilder().getInitializerBuilder(0).clearRawData());
    }

    /** Whatever the lists of nodes say, reading them ends, and never otherwise than with a reason. */
    @ParameterizedTest
    @ValueSource(strings = { "nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_modes", "nodes_values",
            "nodes_truenodeids", "nodes_falsenodeids", "target_treeids", "target_nodeids", "target_ids",
            "target_weights" })
    void treesThatAreNoneAreRefused(String list) {
        Trainer algorithm = new GradientBoosting();
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertRefused(algorithm, model -> damage(attribute(model, list), random));
        }
        assertRefused(algorithm, model -> attribute(model, list).clearInts().clearFloats().clearStrings());
        assertRefused(algorithm, model -> attribute(model, list).setName("other"));
    }

    private static void damage(AttributeProto.Builder list, SplittableRandom random) {
        if (list.getStringsCount() > 0) {
            list.setStrings(random.nextInt(list.getStringsCount()), ByteString.copyFromUtf8("BRANCH_LT"));
            return;
        }
        if (list.getFloatsCount() > 0) {
            list.setFloats(random.nextInt(list.getFloatsCount()), Float.NaN);
            return;
        }
        int position = random.nextInt(list.getIntsCount());
        // Another column would make another tree, and a sound one.
        long other = list.getName().equals("nodes_featureids") ? list.getIntsCount()
                : random.nextInt(-2, list.getIntsCount());
        list.setInts(position, other == list.getInts(position) ? Long.MAX_VALUE : other);
    }

    private static void assertRefused(Trainer algorithm, Consumer<ModelProto.Builder> change) {
        ModelFile file = FILES.computeIfAbsent(algorithm.algorithm(),
                name -> Models.file(Models.calibrated(algorithm, APPLICANTS, 1), APPLICANTS));
        byte[] tampered = Tampered.sealed(file.bytes(), change);

        assertThatThrownBy(() -> ModelFile.read(tampered).calibrated()).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(Reason.DAMAGED_FILE));
    }

    private static AttributeProto.Builder attribute(ModelProto.Builder model, String name) {
        return node(model, "TreeEnsembleRegressor").getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals(name)).findFirst().orElseThrow();
    }

    private static NodeProto.Builder node(ModelProto.Builder model, String operator) {
        return model.getGraphBuilder().getNodeBuilderList().stream().filter(node -> node.getOpType().equals(operator))
                .findFirst().orElseThrow();
    }

    private static TensorProto.Builder table(ModelProto.Builder model, String name) {
        return model.getGraphBuilder().getInitializerBuilderList().stream()
                .filter(table -> table.getName().equals(name)).findFirst().orElseThrow();
    }
}
