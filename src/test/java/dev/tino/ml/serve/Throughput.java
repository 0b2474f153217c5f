package dev.tino.ml.serve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tino.ml.Ceaps;
import dev.tino.ml.Models;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Batch;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Signature;

/** Prints what a line costs one core, step by step; needs the real expense lines. */
public final class Throughput {

    private static final int ROWS = 8192;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long ROUND_NANOS = 500_000_000L;
    private static final int ROUNDS = 5;

    private final List<List<Row>> chunks = new ArrayList<>();
    private final ModelFile file;

    private Throughput(List<Row> rows, ModelFile file, int chunk) {
        this.file = file;
        for (int from = 0; from < ROWS; from += chunk) {
            chunks.add(rows.subList(from, from + chunk));
        }
    }

    public static void main(String... arguments) throws Exception {
        Ceaps ceaps = Ceaps.load();
        ModelFile file = Models.file(Models.linear(ceaps.until2020(), 1), ceaps.from2021());
        List<Row> rows = ceaps.from2021().rows().subList(0, ROWS);
        // DJL comes first: it refuses an ONNX Runtime environment that somebody else has made.
        try (LoadedModel model = LoadedModel.load(file)) {
            print("through DJL, all at once", () -> model.score(rows));
            print("through DJL, line by line", () -> rows.forEach(row -> model.score(List.of(row))));
        }
        for (int chunk : new int[] { 16, 64, 256 }) {
            new Throughput(rows, file, chunk).steps(chunk);
        }
    }

    private void steps(int chunk) throws Exception {
        Batch batch = new Batch(file.manifest().encoder());
        print("encode, %d rows a batch".formatted(chunk), () -> chunks.forEach(batch::encode));
        List<Batch> batches = chunks.stream().map(this::encoded).toList();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = OnnxModel.oneThread();
                OrtSession session = environment.createSession(file.bytes(), options)) {
            print("session run, %d rows a batch".formatted(chunk), () -> {
                for (Batch ready : batches) {
                    run(environment, session, ready);
                }
            });
        }
    }

    private Batch encoded(List<Row> rows) {
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
    private static void print(String step, Work work) throws Exception {
        round(work, WARM_UP_NANOS);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.min(best, round(work, ROUND_NANOS));
        }
        System.out.printf(Locale.ROOT, "%-30s %7.2f us of CPU a row %,12.0f rows/s%n", step, best, 1e6 / best);
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
        return (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / times / ROWS;
    }

    private interface Work {
        void run() throws Exception;
    }
}
