package dev.tino.ml.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.encode.Batch;

/** An ONNX graph that DJL has loaded into ONNX Runtime. */
final class OnnxModel implements AutoCloseable {

    static {
        // DJL reads these when its classes load. Without the first it calls home on some clouds; the others keep
        // ONNX Runtime from starting threads that no session of ours uses, and DJL from looking for a second engine.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.onnxruntime.num_threads", "1");
        System.setProperty("ai.djl.onnxruntime.num_interop_threads", "1");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
    }

    private final Model model;

    private OnnxModel(Model model) {
        this.model = model;
    }

    /** @param keepsScratch whether it keeps the memory of a run for the next one, as pays where runs take about the same */
    static OnnxModel load(String name, byte[] bytes, boolean keepsScratch) {
        Model model = Model.newInstance(name, Device.cpu(), "OnnxRuntime");
        try (SessionOptions options = oneThread()) {
            options.setCPUArenaAllocator(keepsScratch);
            model.load(new ByteArrayInputStream(bytes), Map.of("sessionOptions", options));
            // DJL makes an empty folder for each model that it loads from a stream.
            Files.deleteIfExists(model.getModelPath());
            return new OnnxModel(model);
        } catch (MalformedModelException | OrtException | IOException | RuntimeException e) {
            model.close();
            throw new ModelException(Reason.ENGINE_FAILED, "ONNX Runtime does not take the graph", e);
        } catch (Error e) {
            model.close();
            throw e;
        }
    }

    /** Calls run in parallel, not operators: threads that spin for the next operator take the cores from both. */
    static SessionOptions oneThread() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    Predictor<Batch, float[]> newPredictor() {
        return model.newPredictor(BatchTranslator.INSTANCE);
    }

    @Override
    public void close() {
        model.close();
    }
}
