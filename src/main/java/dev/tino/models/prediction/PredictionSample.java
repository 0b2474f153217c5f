package dev.tino.models.prediction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Of each second's predictions all, or a uniform sample when they are too many (Vitter: Random Sampling with a Reservoir,
 * ACM TOMS 11, 1985, Algorithm R). Each one that is kept stands for as many as were seen in that second for one kept, so
 * that sums of weights are unbiased counts, of all and of any kind of them.
 */
final class PredictionSample {

    private final int most;
    private final SplittableRandom random;
    private final LongSupplier clock;
    private List<Seen> kept = new ArrayList<>();
    private long second;
    private long seen;

    /** @param clock tells the milliseconds since the epoch */
    PredictionSample(int most, long seed, LongSupplier clock) {
        this.most = most;
        this.random = new SplittableRandom(seed);
        this.clock = clock;
    }

    private record Seen(Prediction prediction, Instant time) {
    }

    /**
     * Takes a prediction in.
     *
     * @return the sample of the second before, when this one begins another; mostly empty
     */
    synchronized List<SampledPrediction> add(Prediction prediction) {
        // Under the lock: threads that had read the clock before it would end one second's sample several times.
        long millis = clock.getAsLong();
        List<SampledPrediction> before = endBefore(millis);
        seen++;
        if (kept.size() < most) {
            kept.add(new Seen(prediction, Instant.ofEpochMilli(millis)));
            return before;
        }
        long place = random.nextLong(seen);
        if (place < most) {
            kept.set((int) place, new Seen(prediction, Instant.ofEpochMilli(millis)));
        }
        return before;
    }

    /** The sample of the last second, unless it still lasts. */
    synchronized List<SampledPrediction> endIfOver() {
        return endBefore(clock.getAsLong());
    }

    /** Seconds only go forward, even when the clock is set back. */
    private List<SampledPrediction> endBefore(long millis) {
        if (millis / 1_000 <= second) {
            return List.of();
        }
        second = millis / 1_000;
        return end();
    }

    /** The sample of the last second, over or not. */
    synchronized List<SampledPrediction> end() {
        if (kept.isEmpty()) {
            return List.of();
        }
        double weight = (double) seen / kept.size();
        List<SampledPrediction> sample = kept.stream()
                .map(one -> new SampledPrediction(one.prediction, one.time, weight)).toList();
        kept = new ArrayList<>();
        seen = 0;
        return sample;
    }
}
