package dev.tino.ml.onnx;

import java.util.function.Consumer;

import com.google.protobuf.InvalidProtocolBufferException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;

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

    /** Gives an entry of the metadata another value, or adds it. */
    public static void put(ModelProto.Builder model, String key, String value) {
        StringStringEntryProto entry = StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
        for (int i = 0; i < model.getMetadataPropsCount(); i++) {
            if (model.getMetadataProps(i).getKey().equals(key)) {
                model.setMetadataProps(i, entry);
                return;
            }
        }
        model.addMetadataProps(entry);
    }

    /** What the file's metadata say. */
    public static String metadata(byte[] file, String key) {
        return unsealed(file, model -> {
        }).getMetadataPropsList().stream().filter(entry -> entry.getKey().equals(key)).findFirst().orElseThrow().getValue();
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
