package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import dev.tino.ml.train.SimilarityModel;

/**
 * Adds up, for each document, the products of its weights and the row's, and looks at those entries of the index alone
 * whose column the row has. The lists of entries have different lengths: they are laid end to end, and each place learns
 * from a running count which entry of the batch it belongs to. All integers are int32, in half of the memory.
 */
final class SimilarityGraph {

    private static final AttributeProto AXIS = attribute("axis", 0);
    private static final AttributeProto ADD = attribute("reduction", "add");

    private final GraphBuilder graph = new GraphBuilder();
    private final SimilarityModel model;

    private SimilarityGraph(SimilarityModel model) {
        this.model = model;
    }

    static GraphProto of(SimilarityModel model) {
        return new SimilarityGraph(model).build();
    }

    private GraphProto build() {
        tables();
        lists();
        places();
        products();
        sums();
        return graph.build(model.labels().size());
    }

    private void tables() {
        int width = model.encoder().width();
        int entries = model.documents().length;
        // The padding's list is empty; an entry behind the last list keeps the tables from being so.
        graph.ints("starts", model.starts(), width + 1);
        graph.ints("lengths", lengths(width), width + 1);
        graph.ints("documents", Arrays.copyOf(model.documents(), entries + 1), entries + 1);
        graph.floats("weights", Arrays.copyOf(model.weights(), entries + 1), entries + 1);
        graph.ints("labels", new int[] { model.labels().size() }, 1);
        graph.ints("none", new int[] { 0 });
        graph.ints("one", new int[] { 1 });
        graph.longs("flat", -1);
        graph.longs("first", 0);
        graph.longs("second", 1);
        graph.floats("least", new float[] { 0 });
        graph.floats("most", new float[] { 1 });
    }

    private int[] lengths(int width) {
        int[] lengths = new int[width + 1];
        for (int id = 0; id < width; id++) {
            lengths[id] = model.starts()[id + 1] - model.starts()[id];
        }
        return lengths;
    }

    /** For each entry of the batch its list, and where the list ends when all are laid end to end. */
    private void lists() {
        graph.node("Shape", "shape", List.of(Signature.IDS));
        graph.node("Reshape", "columns", List.of(Signature.IDS, "flat"));
        graph.node("Reshape", "own", List.of(Signature.VALUES, "flat"));
        graph.node("Gather", "start", List.of("starts", "columns"), AXIS);
        graph.node("Gather", "length", List.of("lengths", "columns"), AXIS);
        graph.node("CumSum", "end", List.of("length", "none"));
        graph.node("ReduceSum", "total", List.of("length"), attribute("keepdims", 0));
        graph.node("Sub", "before", List.of("end", "length"));
        graph.node("Sub", "shift", List.of("start", "before"));
    }

    /** For each place which entry of the batch owns it: as many as have ended up to there. */
    private void places() {
        graph.node("Add", "behind", List.of("total", "one"));
        graph.node("Cast", "behindLong", List.of("behind"), attribute("to", GraphBuilder.INT64));
        graph.node("Unsqueeze", "marksShape", List.of("behindLong", "first"));
        graph.node("Expand", "noMarks", List.of("none", "marksShape"));
        graph.node("Shape", "entries", List.of("columns"));
        graph.node("Expand", "ones", List.of("one", "entries"));
        graph.node("ScatterElements", "marks", List.of("noMarks", "end", "ones"), AXIS, ADD);
        graph.node("CumSum", "ended", List.of("marks", "none"));
        graph.node("Range", "places", List.of("none", "total", "one"));
        graph.node("Gather", "owner", List.of("ended", "places"), AXIS);
        graph.node("Gather", "shiftOfOwner", List.of("shift", "owner"), AXIS);
        graph.node("Add", "position", List.of("places", "shiftOfOwner"));
    }

    private void products() {
        graph.node("Gather", "weight", List.of("weights", "position"), AXIS);
        graph.node("Gather", "ownOfOwner", List.of("own", "owner"), AXIS);
        graph.node("Mul", "product", List.of("weight", "ownOfOwner"));
    }

    /** One long row of scores, to be cut into the rows of the batch. */
    private void sums() {
        graph.node("Gather", "lengthLong", List.of("shape", "second"), AXIS);
        graph.node("Cast", "rowLength", List.of("lengthLong"), attribute("to", GraphBuilder.INT32));
        graph.node("Div", "row", List.of("owner", "rowLength"));
        graph.node("Mul", "rowStart", List.of("row", "labels"));
        graph.node("Gather", "document", List.of("documents", "position"), AXIS);
        graph.node("Add", "target", List.of("rowStart", "document"));
        graph.node("Gather", "rows", List.of("shape", "first"), AXIS);
        graph.node("Cast", "labelsLong", List.of("labels"), attribute("to", GraphBuilder.INT64));
        graph.node("Mul", "size", List.of("rows", "labelsLong"));
        graph.node("ConstantOfShape", "zeros", List.of("size"));
        graph.node("ScatterElements", "sums", List.of("zeros", "target", "product"), AXIS, ADD);
        graph.node("Concat", "outputShape", List.of("rows", "labelsLong"), AXIS);
        graph.node("Reshape", "cosines", List.of("sums", "outputShape"));
        graph.node("Clip", Signature.SCORES, List.of("cosines", "least", "most"));
    }
}
