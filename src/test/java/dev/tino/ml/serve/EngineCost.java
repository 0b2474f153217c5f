package dev.tino.ml.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Batch;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Signature;

/** What a line costs one core, step by step, in microseconds of CPU time. */
public record EngineCost(double encoding, double session, double djl) {

    private static final int CHUNK = 64;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long ROUND_NANOS = 500_000_000L;
    private static final int ROUNDS = 5;

    /** @param rows of the model's schema, a multiple of {@value #CHUNK} of them */
    public static EngineCost measure(ModelFile file, List<Row> rows) throws Exception {
        double djl;
        // DJL comes first: it refuses an ONNX Runtime environment that somebody else has made.
        try (LoadedModel model = LoadedModel.load(file)) {
            djl = cost(rows.size(), () -> model.score(rows));
        }
        List<List<Row>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            chunks.add(rows.subList(from, from + CHUNK));
        }
        Batch reused = new Batch(file.manifest().encoder());
        double encoding = cost(rows.size(), () -> chunks.forEach(reused::encode));
        List<Batch> batches = chunks.stream().map(chunk -> encoded(file, chunk)).toList();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = OnnxModel.oneThread();
                OrtSession session = environment.createSession(file.bytes(), options)) {
            double run = cost(rows.size(), () -> {
                for (Batch ready : batches) {
                    run(environment, session, ready);
                }
            });
            return new EngineCost(encoding, run, djl);
        }
    }

    private static Batch encoded(ModelFile file, List<Row> rows) {
        Batch batch = new Batch(file.manifest().encoder());
        batch.encode(rows);
        return batch;
    }

    private static void run(OrtEnvironment environment, OrtSession session, Batch batch) throws OrtException {
        long[] shape = { batch.rows(), batch.length() };
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, batch.ids(), shape);
                OnnxTensor values = OnnxTensor.createTensor(environment, batch.values(), shape);
                OrtSession.Result result = session.run(Map.of(Signature.IDS, ids, Signature.VALUES, values))) {
            ((OnnxTensor) result.get(0)).getFloatBuffer();
        }
    }

    /** The best of some rounds, in CPU time of this thread. */
    private static double cost(int rows, Work work) throws Exception {
        round(work, WARM_UP_NANOS);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.min(best, round(work, ROUND_NANOS) / rows);
        }
        return best;
    }

    private static double round(Work work, long nanos) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long end = System.nanoTime() + nanos;
        long times = 0;
        do {
            work.run();
            times++;
        } while (System.nanoTime() < end);
        return (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / times;
    }

    private interface Work {
        void run() throws Exception;
    }
}
