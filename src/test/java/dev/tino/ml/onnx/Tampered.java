package dev.tino.ml.onnx;

import java.util.function.Consumer;

import com.google.protobuf.InvalidProtocolBufferException;

import ai.onnx.proto.OnnxMl.ModelProto;

/** Model files that were changed by somebody who knows how to seal them again. */
public final class Tampered {

    private Tampered() {
    }

    /** A file of ours after the change, sealed. */
    public static byte[] sealed(byte[] file, Consumer<ModelProto.Builder> change) {
        return Seal.put(unsealed(file, change)).toByteArray();
    }

    /** The file with all weights of its first float table a little greater: sound, but not what was trained. */
    public static byte[] withoutParity(byte[] file) {
        return sealed(file, Tampered::shiftWeights);
    }

    static ModelProto unsealed(byte[] file, Consumer<ModelProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
            for (int i = model.getMetadataPropsCount() - 1; i >= 0; i--) {
                if (model.getMetadataProps(i).getKey().equals(Seal.KEY)) {
                    model.removeMetadataProps(i);
                }
            }
            change.accept(model);
            return model.build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void shiftWeights(ModelProto.Builder model) {
        FloatTables.change(model, (index, value) -> value + 0.1f * (index % 3));
    }
}
