package dev.tino.ml.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.LinearMargin;
import dev.tino.ml.train.Margin;
import dev.tino.ml.train.PlattScaling;
import dev.tino.ml.train.TreeMargin;

/** Reads back what {@link CalibratedGraph} wrote. Numbers are float32, of which double precision loses nothing. */
final class CalibratedReader {

    private final GraphProto graph;
    private final int width;

    private CalibratedReader(GraphProto graph, int width) {
        this.graph = graph;
        this.width = width;
    }

    /**
     * @return nothing when the graph calibrates no margin
     * @throws ModelException of reason {@code DAMAGED_FILE} unless what was read, written again, is the same graph
     */
    static Optional<CalibratedModel> read(GraphProto graph, Manifest manifest, Background background) {
        CalibratedReader reader = new CalibratedReader(graph, manifest.encoder().width());
        if (reader.table(CalibratedGraph.SLOPE).isEmpty()) {
            return Optional.empty();
        }
        PlattScaling calibration = new PlattScaling(reader.number(CalibratedGraph.SLOPE),
                reader.number(CalibratedGraph.OFFSET));
        CalibratedModel model = new CalibratedModel(manifest.encoder(), manifest.labels(), manifest.training(),
                reader.margin(), calibration, background);
        // What this class does not look at may be changed, too: a node more, and the margin is another.
        if (!CalibratedGraph.of(model).equals(graph)) {
            throw Reason.DAMAGED_FILE.because("the graph is not that of a calibrated margin");
        }
        return Optional.of(model);
    }

    private Margin margin() {
        double bias = number(LinearGraph.BIAS);
        if (table(LinearGraph.WEIGHTS).isPresent()) {
            return new LinearMargin(Arrays.copyOf(floats(LinearGraph.WEIGHTS, width + 1), width), bias);
        }
        NodeProto trees = graph.getNodeList().stream().filter(node -> node.getOpType().equals(ForestGraph.TREES)).findFirst()
                .orElseThrow(() -> Reason.DAMAGED_FILE.because("a graph without trees"));
        int[] columns = columns();
        return new TreeMargin(columns, new TreeReader(trees, columns.length).trees(), bias);
    }

    /** Those with a slot of their own; the others have the last one, as the padding has. */
    private int[] columns() {
        int[] slotOf = new int[width + 1];
        bytes(ForestGraph.SLOT_OF, slotOf.length * Integer.BYTES).asIntBuffer().get(slotOf);
        return IntStream.range(0, width).filter(id -> slotOf[id] < slotOf[width]).toArray();
    }

    private double number(String name) {
        return floats(name, 1)[0];
    }

    private double[] floats(String name, int size) {
        ByteBuffer bytes = bytes(name, size * Float.BYTES);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = bytes.getFloat();
            if (!Double.isFinite(values[i])) {
                throw Reason.DAMAGED_FILE.because("the table '%s' has the value %s", name, values[i]);
            }
        }
        return values;
    }

    private ByteBuffer bytes(String name, int size) {
        TensorProto table = table(name).filter(found -> found.getRawData().size() == size)
                .orElseThrow(() -> Reason.DAMAGED_FILE.because("the graph has no table '%s' of %d bytes", name, size));
        return table.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Optional<TensorProto> table(String name) {
        return graph.getInitializerList().stream().filter(tensor -> tensor.getName().equals(name)).findFirst();
    }
}
