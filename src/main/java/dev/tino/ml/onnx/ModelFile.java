package dev.tino.ml.onnx;

import java.util.Optional;

import com.google.protobuf.InvalidProtocolBufferException;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.ForestModel;
import dev.tino.ml.train.LinearModel;
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TrainedModel;

/**
 * One file is a whole model: an ONNX graph, and in its metadata the manifest, the probe and a seal over everything. Equal
 * models give equal bytes.
 *
 * @param probe what the trainer said, to be compared with what is served
 * @param background what explanations compare a row with; empty of a model that is not to be explained
 * @param bytes the file's content, not to be changed
 */
public record ModelFile(Manifest manifest, Probe probe, Background background, byte[] bytes) {

    static final String MANIFEST_KEY = "tino.manifest";
    static final String PROBE_KEY = "tino.probe";
    static final String BACKGROUND_KEY = "tino.background";

    private static final String PRODUCER = "Tino";
    private static final long IR_VERSION = 8;
    /** The first whose ScatterElements adds up. */
    private static final long OPSET = 16;
    private static final long ML_OPSET = 3;

    public static ModelFile write(TrainedModel model, Manifest manifest) {
        Probe probe = Probe.of(model);
        Background background = model instanceof CalibratedModel calibrated ? calibrated.background() : Background.NONE;
        ModelProto.Builder proto = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName(PRODUCER)
                .setProducerVersion(manifest.tino())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(GraphBuilder.ML_DOMAIN).setVersion(ML_OPSET))
                .setGraph(graph(model)).addMetadataProps(entry(MANIFEST_KEY, manifest.toJson()))
                .addMetadataProps(entry(PROBE_KEY, probe.pack()));
        if (!background.isEmpty()) {
            proto.addMetadataProps(entry(BACKGROUND_KEY, PackedRows.pack(background)));
        }
        return new ModelFile(manifest, probe, background, Seal.serialize(Seal.put(proto.build())));
    }

    private static GraphProto graph(TrainedModel model) {
        if (model instanceof LinearModel linear) {
            return LinearGraph.of(linear);
        }
        if (model instanceof SimilarityModel similarity) {
            return SimilarityGraph.of(similarity);
        }
        if (model instanceof CalibratedModel calibrated) {
            return CalibratedGraph.of(calibrated);
        }
        return ForestGraph.of((ForestModel) model);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /**
     * @throws ModelException of reason {@code DAMAGED_FILE} when the bytes are cut, changed or no model at all,
     *         {@code FOREIGN_FILE}, {@code UNSUPPORTED_FORMAT} or {@code WRONG_SIGNATURE}
     */
    public static ModelFile read(byte[] bytes) {
        return read(bytes, true);
    }

    /**
     * The same of bytes that are known to be those that were written, as by a signature: the seal, for which the whole
     * file is written once more, is not looked at.
     */
    public static ModelFile readVerified(byte[] bytes) {
        return read(bytes, false);
    }

    private static ModelFile read(byte[] bytes, boolean sealed) {
        ModelProto proto = parse(bytes);
        if (!proto.hasGraph() || proto.getGraph().getNodeCount() == 0) {
            throw Reason.DAMAGED_FILE.because("no ONNX graph");
        }
        Manifest manifest = manifest(proto, sealed);
        int width = manifest.encoder().width();
        Signature.check(proto.getGraph(), width, manifest.labels().size());
        String packed = metadata(proto, PROBE_KEY)
                .orElseThrow(() -> Reason.DAMAGED_FILE.because("the model carries no %s", PROBE_KEY));
        Background background = metadata(proto, BACKGROUND_KEY).map(rows -> PackedRows.unpack(rows, width))
                .orElse(Background.NONE);
        return new ModelFile(manifest, Probe.unpack(packed, width, manifest.labels().size()), background, bytes);
    }

    /**
     * The model as its graph has it, where the graph's margin is calibrated: numbers are the graph's own, in float32, and the
     * trees those that are served.
     *
     * @throws ModelException of reason {@code DAMAGED_FILE} when the graph does anything else with its margin
     */
    public Optional<CalibratedModel> calibrated() {
        return CalibratedReader.read(parse(bytes).getGraph(), manifest, background);
    }

    /** Another format may have another seal, so it is asked for first. */
    private static Manifest manifest(ModelProto proto, boolean sealed) {
        Optional<String> json = metadata(proto, MANIFEST_KEY);
        if (json.isEmpty() && !proto.getProducerName().equals(PRODUCER)) {
            throw Reason.FOREIGN_FILE.because("the model carries no %s", MANIFEST_KEY);
        }
        if (metadata(proto, Seal.KEY).isEmpty()) {
            json.ifPresent(Manifest::requireFormat);
        }
        if (sealed) {
            Seal.check(proto);
        }
        return Manifest.fromJson(
                json.orElseThrow(() -> Reason.DAMAGED_FILE.because("the model carries no %s", MANIFEST_KEY)));
    }

    private static Optional<String> metadata(ModelProto proto, String key) {
        return proto.getMetadataPropsList().stream().filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue).findFirst();
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
        return sha256(bytes);
    }

    /** Of a file's bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        return Seal.sha256(bytes);
    }
}
