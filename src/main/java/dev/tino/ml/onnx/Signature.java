package dev.tino.ml.onnx;

import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.tino.ml.ModelException.Reason;

/**
 * The one signature of all our graphs: {@code ids} int32 [rows, length] and {@code values} float32 [rows, length] in,
 * {@code scores} float32 [rows, labels] out.
 */
public final class Signature {

    public static final String IDS = "ids";
    public static final String VALUES = "values";
    public static final String SCORES = "scores";

    private Signature() {
    }

    static GraphProto declare(GraphProto.Builder graph, int labels) {
        return graph.addAllInput(inputs()).addOutput(output(labels)).build();
    }

    /** Refuses a graph whose inputs or outputs are others. */
    static void check(GraphProto graph, int width, int labels) {
        if (!graph.getInputList().equals(inputs()) || !graph.getOutputList().equals(List.of(output(labels)))) {
            throw Reason.WRONG_SIGNATURE.because("the graph is not (ids, values) -> %d scores", labels);
        }
        if (!hasTable(graph, width)) {
            throw Reason.WRONG_SIGNATURE.because("the graph's first table is not for ids up to %d", width);
        }
    }

    /** The table that is looked up by id: a row for each column of the encoder, and one for the padding. */
    private static boolean hasTable(GraphProto graph, int width) {
        return graph.getInitializerCount() > 0 && graph.getInitializer(0).getDimsCount() > 0
                && graph.getInitializer(0).getDims(0) == width + 1;
    }

    private static List<ValueInfoProto> inputs() {
        TensorShapeProto.Dimension length = dimension("length");
        return List.of(matrix(IDS, DataType.INT32, length), matrix(VALUES, DataType.FLOAT, length));
    }

    private static ValueInfoProto output(int labels) {
        return matrix(SCORES, DataType.FLOAT,
                TensorShapeProto.Dimension.newBuilder().setDimValue(labels).build());
    }

    private static ValueInfoProto matrix(String name, DataType type, TensorShapeProto.Dimension columns) {
        TensorShapeProto shape = TensorShapeProto.newBuilder().addDim(dimension("rows")).addDim(columns).build();
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
    }

    private static TensorShapeProto.Dimension dimension(String name) {
        return TensorShapeProto.Dimension.newBuilder().setDimParam(name).build();
    }
}
