package dev.tino.core.audit.request.traffic;

/**
 * How something stands to what it was in the span before.
 *
 * @param up whether it has grown
 * @param sense better or worse, empty for what is neither
 * @param size how much, without a sign
 */
record Change(boolean up, String sense, Amount size) {

    private static final double LEAST_PERCENT = 1;
    /** A percentile is as far off as a bucket is wide. */
    private static final double LEAST_PERCENT_OF_LATENCY = 6;
    private static final double LEAST_POINTS = 0.01;

    /** Of numbers of requests, in percent; null when there is nothing to compare. */
    static Change ofNumber(long now, long before) {
        return relative((double) now, (double) before, LEAST_PERCENT, false);
    }

    /** Of milliseconds, in percent. */
    static Change ofLatency(Double now, Double before) {
        return relative(now, before, LEAST_PERCENT_OF_LATENCY, true);
    }

    private static Change relative(Double now, Double before, double least, boolean lessIsBetter) {
        if (now == null || before == null || before == 0) {
            return null;
        }
        double percent = 100 * (now - before) / before;
        return of(percent, least, lessIsBetter, new Amount(Math.rint(Math.abs(percent) * 10) / 10, "%"));
    }

    /** Of percentages, in points. */
    static Change ofRate(Double now, Double before, String points) {
        if (now == null || before == null) {
            return null;
        }
        return of(now - before, LEAST_POINTS, true, new Amount(Math.abs(now - before), " " + points));
    }

    private static Change of(double difference, double least, boolean lessIsBetter, Amount size) {
        if (Math.abs(difference) < least) {
            return new Change(false, "", null);
        }
        boolean up = difference > 0;
        return new Change(up, !lessIsBetter ? "" : up ? "worse" : "better", size);
    }

    public boolean isNone() {
        return size == null;
    }
}
