package dev.tino.core.audit.request.traffic;

/**
 * How many requests took how long, in buckets that are 6 % wide: twelve to each doubling from 106 microseconds on, the
 * last of them without an end. Which requests fall into which is told by {@code request_latency_bucket} in the database.
 */
final class Latencies {

    static final int BUCKETS = 256;

    private static final double PER_DOUBLING = 12;
    private static final double FIRST_MILLIS = 0.1;

    private final long[] numbers = new long[BUCKETS];
    private long total;

    void add(int bucket, long number) {
        numbers[bucket] += number;
        total += number;
    }

    /** Adds a row of the roll-up: a number for each bucket, from the first. */
    void add(Integer[] more) {
        for (int bucket = 0; bucket < more.length; bucket++) {
            add(bucket, more[bucket]);
        }
    }

    /**
     * The milliseconds within which a share of the requests were answered, as far off as a bucket is wide at most.
     *
     * @param share above 0, at most 1
     * @return null when there were no requests
     */
    Double percentile(double share) {
        if (total == 0) {
            return null;
        }
        long rank = (long) Math.ceil(share * total);
        long before = 0;
        int bucket = 0;
        while (before + numbers[bucket] < rank) {
            before += numbers[bucket++];
        }
        double within = (rank - before - 0.5) / numbers[bucket];
        return begin(bucket) + within * (begin(bucket + 1) - begin(bucket));
    }

    private static double begin(int bucket) {
        return bucket == 0 ? 0 : FIRST_MILLIS * Math.pow(2, bucket / PER_DOUBLING);
    }
}
