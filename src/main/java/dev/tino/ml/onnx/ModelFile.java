package dev.tino.ml.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.ForestModel;
import dev.tino.ml.train.LinearModel;
import dev.tino.ml.train.TrainedModel;

/**
 * One file is a whole model: an ONNX graph, and under {@value #MANIFEST_KEY} in its metadata the manifest. Equal models
 * give equal bytes.
 *
 * @param bytes the file's content, not to be changed
 */
public record ModelFile(Manifest manifest, byte[] bytes) {

    static final String MANIFEST_KEY = "tino.manifest";

    private static final long IR_VERSION = 8;
    private static final long OPSET = 15;
    private static final long ML_OPSET = 3;

    public static ModelFile write(TrainedModel model, Manifest manifest) {
        ModelProto proto = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("Tino")
                .setProducerVersion(manifest.tino())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(GraphBuilder.ML_DOMAIN).setVersion(ML_OPSET))
                .setGraph(graph(model)).addMetadataProps(StringStringEntryProto.newBuilder().setKey(MANIFEST_KEY)
                        .setValue(manifest.toJson()))
                .build();
        return new ModelFile(manifest, serialize(proto));
    }

    private static GraphProto graph(TrainedModel model) {
        if (model instanceof LinearModel linear) {
            return LinearGraph.of(linear);
        }
        return ForestGraph.of((ForestModel) model);
    }

    private static byte[] serialize(ModelProto proto) {
        byte[] bytes = new byte[proto.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            proto.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /**
     * @throws ModelException of reason {@code DAMAGED_FILE}, {@code FOREIGN_FILE}, {@code UNSUPPORTED_FORMAT} or
     *         {@code WRONG_SIGNATURE}
     */
    public static ModelFile read(byte[] bytes) {
        ModelProto proto = parse(bytes);
        if (!proto.hasGraph() || proto.getGraph().getNodeCount() == 0) {
            throw Reason.DAMAGED_FILE.because("no ONNX graph");
        }
        Optional<String> json = proto.getMetadataPropsList().stream()
                .filter(entry -> entry.getKey().equals(MANIFEST_KEY)).map(StringStringEntryProto::getValue).findFirst();
        Manifest manifest = Manifest.fromJson(
                json.orElseThrow(() -> Reason.FOREIGN_FILE.because("the model carries no %s", MANIFEST_KEY)));
        Signature.check(proto.getGraph(), manifest.encoder().width(), manifest.labels().size());
        return new ModelFile(manifest, bytes);
    }

    private static ModelProto parse(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "no ONNX model", e);
        }
    }

    /** Of the bytes, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
