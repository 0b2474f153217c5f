package dev.tino.ml.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The numbers inside of a graph. */
public final class FloatTables {

    private FloatTables() {
    }

    /** What becomes of a number. */
    public interface Change {

        float of(int index, float value);
    }

    /** Changes the first table of floats. */
    public static void change(ModelProto.Builder model, Change change) {
        TensorProto.Builder table = model.getGraphBuilder().getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getDataType() == DataType.FLOAT.getNumber()).findFirst().orElseThrow();
        byte[] content = table.getRawData().toByteArray();
        FloatBuffer values = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int i = 0; i < values.limit(); i++) {
            values.put(i, change.of(i, values.get(i)));
        }
        table.setRawData(ByteString.copyFrom(content));
    }
}
