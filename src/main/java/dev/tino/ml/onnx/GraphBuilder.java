package dev.tino.ml.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Puts an ONNX graph together, node by node; whatever goes in last goes out last, so equal calls give equal bytes. */
final class GraphBuilder {

    static final long INT32 = DataType.INT32.getNumber();
    static final long INT64 = DataType.INT64.getNumber();
    static final String ML_DOMAIN = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tino");

    /** Adds a node with one output, which shares its name. */
    String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        return node("", operator, name, inputs, attributes);
    }

    String node(String domain, String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setDomain(domain).setOpType(operator).setName(name).addAllInput(inputs)
                .addOutput(name).addAllAttribute(List.of(attributes)));
        return name;
    }

    String floats(String name, float[] values, long... shape) {
        return tensor(name, DataType.FLOAT, values.length * Float.BYTES, shape,
                bytes -> bytes.asFloatBuffer().put(values));
    }

    String ints(String name, int[] values, long... shape) {
        return tensor(name, DataType.INT32, values.length * Integer.BYTES, shape,
                bytes -> bytes.asIntBuffer().put(values));
    }

    String longs(String name, long... values) {
        return tensor(name, DataType.INT64, values.length * Long.BYTES, new long[] { values.length },
                bytes -> bytes.asLongBuffer().put(values));
    }

    private String tensor(String name, DataType type, int size, long[] shape, Consumer<ByteBuffer> content) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        content.accept(bytes);
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.array()));
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        graph.addInitializer(tensor);
        return name;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    GraphProto build(int labels) {
        return Signature.declare(graph, labels);
    }
}
