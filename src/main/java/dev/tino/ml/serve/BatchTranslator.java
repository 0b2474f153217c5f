package dev.tino.ml.serve;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.tino.ml.encode.Batch;
import dev.tino.ml.onnx.Signature;

/** Hands a batch's direct buffers to ONNX Runtime without a copy, and takes the probabilities with one. */
enum BatchTranslator implements Translator<Batch, float[]> {

    INSTANCE;

    @Override
    public NDList processInput(TranslatorContext context, Batch batch) {
        NDManager manager = context.getNDManager();
        Shape shape = new Shape(batch.rows(), batch.length());
        NDArray ids = manager.create(batch.ids(), shape, DataType.INT32);
        NDArray values = manager.create(batch.values(), shape, DataType.FLOAT32);
        ids.setName(Signature.IDS);
        values.setName(Signature.VALUES);
        return new NDList(ids, values);
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        return ((OrtNDArray) output.singletonOrThrow()).getTensor().getFloatBuffer().array();
    }

    /** A batch comes as one. */
    @Override
    public Batchifier getBatchifier() {
        return null;
    }
}
