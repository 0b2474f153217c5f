package dev.tino.models.prediction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Sampled predictions that wait to be written; when they are too many, the oldest make room. */
final class PredictionBuffer {

    private final ArrayDeque<SampledPrediction> waiting = new ArrayDeque<>();
    private final int most;
    private double dropped;

    PredictionBuffer(int most) {
        this.most = most;
    }

    synchronized void addAll(List<SampledPrediction> sample) {
        for (SampledPrediction one : sample) {
            if (waiting.size() == most) {
                dropped += waiting.remove().weight();
            }
            waiting.add(one);
        }
    }

    /** Takes the oldest out, up to a size. */
    synchronized List<SampledPrediction> take(int size) {
        var taken = new ArrayList<SampledPrediction>(Math.min(size, waiting.size()));
        while (taken.size() < size && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many predictions are missing from the log since the start. */
    synchronized double dropped() {
        return dropped;
    }
}
