package dev.tino.ml.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.google.protobuf.CodedOutputStream;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

/**
 * The SHA-256 of all else in a model file, as the last of its metadata: a file that was cut or changed on its way is known
 * from one that was made otherwise. No protection from whoever changes both; a signature is the store's.
 */
final class Seal {

    static final String KEY = "tino.sha256";

    private Seal() {
    }

    static ModelProto put(ModelProto model) {
        return model.toBuilder().addMetadataProps(entry(sha256(serialize(model)))).build();
    }

    /** @throws ModelException of reason {@code DAMAGED_FILE} unless the last of the metadata is the right one */
    static void check(ModelProto model) {
        int last = model.getMetadataPropsCount() - 1;
        if (last < 0 || !model.getMetadataProps(last).getKey().equals(KEY)) {
            throw Reason.DAMAGED_FILE.because("the model carries no %s", KEY);
        }
        ModelProto unsealed = model.toBuilder().removeMetadataProps(last).build();
        if (!model.getMetadataProps(last).equals(entry(sha256(serialize(unsealed))))) {
            throw Reason.DAMAGED_FILE.because("the model is not the one that was written");
        }
    }

    private static StringStringEntryProto entry(String sha256) {
        return StringStringEntryProto.newBuilder().setKey(KEY).setValue(sha256).build();
    }

    static byte[] serialize(ModelProto model) {
        byte[] bytes = new byte[model.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            model.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /** In hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
