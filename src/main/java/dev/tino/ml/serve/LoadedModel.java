package dev.tino.ml.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Batch;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.explain.Explainer;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.onnx.Probe;

/**
 * A model in memory, ready to score rows in any number of threads. Closing it while it scores would end the JVM, so
 * whoever shares one does it through a {@link ModelSlot}.
 */
public final class LoadedModel implements AutoCloseable {

    /** Rows a run. Of 16 to 512 it costs least: fewer pay for more calls, more leave the cache. */
    private static final int CHUNK = 64;
    /** Scores a run, since an index of many documents gives as many for each row. */
    private static final int MOST_SCORES = 1 << 18;
    private static final long BASE_MEMORY = 1 << 20;
    private static final long MEMORY_PER_BYTE = 2;

    private final Manifest manifest;
    private final String sha256;
    private final int size;
    private final int chunk;
    private final OnnxModel model;
    private final Optional<Explainer> explainer;
    /** A DJL predictor is not thread-safe: each stands here while nobody uses it. */
    private final Queue<Seat> idle = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private LoadedModel(ModelFile file, Optional<Explainer> explainer, OnnxModel model) {
        this.manifest = file.manifest();
        this.sha256 = file.sha256();
        this.size = file.bytes().length;
        this.chunk = Math.max(1, Math.min(CHUNK, MOST_SCORES / manifest.labels().size()));
        this.model = model;
        this.explainer = explainer;
    }

    /**
     * Loads a model file, scores an empty and a full row with it, and compares what it says of the file's probe with what
     * its trainer said.
     *
     * @throws ModelException when the bytes are no model of ours, of reason {@code ENGINE_FAILED} when it does not run, of
     *         reason {@code PARITY_FAILED} when it says something else
     */
    public static LoadedModel load(byte[] bytes) {
        return load(ModelFile.read(bytes));
    }

    public static LoadedModel load(ModelFile file) {
        Optional<Explainer> explainer = file.background().isEmpty() ? Optional.empty() : Optional.of(Explainer.of(file));
        LoadedModel loaded = new LoadedModel(file, explainer, OnnxModel.load(file.manifest().name(), file.bytes(),
                file.manifest().classifies()));
        try {
            WarmUp.of(loaded);
            loaded.compare(file.probe());
            return loaded;
        } catch (Throwable e) {
            // An error too: native memory is freed by nobody else.
            loaded.close();
            throw e;
        }
    }

    private void compare(Probe probe) {
        int labels = manifest.labels().size();
        float[][] served = new float[probe.rows().size()][];
        try (Seat seat = seat()) {
            for (int row = 0; row < served.length; row += chunk) {
                int end = Math.min(served.length, row + chunk);
                List<SparseVector> some = probe.rows().subList(row, end);
                float[] scores = seat.score(batch -> batch.fill(some));
                for (int i = row; i < end; i++) {
                    served[i] = Arrays.copyOfRange(scores, (i - row) * labels, (i - row + 1) * labels);
                }
            }
        }
        Parity parity = Parity.of(probe.scores(), served);
        if (!parity.holds()) {
            throw Reason.PARITY_FAILED.because("a score differs by %s from what the trainer said, %d rows have another label",
                    parity.worst(), parity.otherLabels());
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Of what this model says; absent where scores are no margin that adds up. Closing the model does it no harm. */
    public Optional<Explainer> explainer() {
        return explainer;
    }

    /** Of the file it was loaded from, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The file's size in bytes. */
    public int size() {
        return size;
    }

    /**
     * About how many bytes it takes, native and on the heap, once a thread has scored with it. Measured as growth of the
     * resident and of the used heap memory over 10 to 50 copies, each after 64 rows: 12.3 MB for a linear file of 6.8 MB,
     * 2.1 MB for a forest of 0.3 MB, 0.4 MB for a linear one of 0.04 MB, 101 MB for 100,000 documents in 78 MB.
     */
    public long memory() {
        return BASE_MEMORY + MEMORY_PER_BYTE * size + explainer.map(Explainer::memory).orElse(0L);
    }

    /**
     * Encodes and scores on the calling thread, which should be one of an {@link InferencePool}.
     *
     * @return in the order of the rows
     * @throws ModelException of reason {@code ROW_MISMATCH} when a row does not fit the schema, {@code ENGINE_FAILED}
     *         when ONNX Runtime does
     */
    public Scores score(List<Row> rows) {
        if (isClosed()) {
            throw Reason.CLOSED.because("model '%s' is closed", manifest.name());
        }
        int labels = manifest.labels().size();
        float[] probabilities = new float[Math.multiplyExact(rows.size(), labels)];
        try (Seat seat = seat()) {
            for (int from = 0; from < rows.size(); from += chunk) {
                List<Row> some = rows.subList(from, Math.min(rows.size(), from + chunk));
                float[] scores = seat.score(batch -> batch.encode(some));
                System.arraycopy(scores, 0, probabilities, from * labels, scores.length);
            }
        }
        return new Scores(manifest.labels(), probabilities);
    }

    private Seat seat() {
        Seat seat = idle.poll();
        return seat == null ? new Seat() : seat;
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** Frees the native memory; only once nobody scores any more. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            idle.forEach(seat -> seat.predictor.close());
            idle.clear();
            model.close();
        }
    }

    /**
     * What one thread at a time needs to score. When closed it goes back to the idle ones, unless it failed: what it
     * left half done would show in the next rows.
     */
    private final class Seat implements AutoCloseable {

        private final Batch batch = new Batch(manifest.encoder());
        private final Predictor<Batch, float[]> predictor = model.newPredictor();
        private boolean sound = true;

        float[] score(Consumer<Batch> rows) {
            sound = false;
            rows.accept(batch);
            try {
                float[] probabilities = predictor.predict(batch);
                sound = true;
                return probabilities;
            } catch (TranslateException e) {
                throw new ModelException(Reason.ENGINE_FAILED, "the model did not run", e);
            }
        }

        @Override
        public void close() {
            if (sound) {
                idle.add(this);
            } else {
                predictor.close();
            }
        }
    }
}
