package dev.tino.core.audit.request.traffic;

import io.vertx.mutiny.sqlclient.Row;

/** What requests come to: how many there were, how they ended and how long they took. */
final class Load {

    private final Latencies latencies = new Latencies();
    private long requests;
    private long errors;
    private long refused;

    /** Adds a row of the roll-up, or one that is counted alike for a single bucket. */
    void add(Row row, Integer bucket) {
        requests += row.getLong("requests");
        errors += row.getLong("errors");
        refused += row.getLong("refused");
        if (bucket == null) {
            latencies.add(row.getArrayOfIntegers("latencies"));
        } else {
            latencies.add(bucket, row.getLong("requests"));
        }
    }

    long requests() {
        return requests;
    }

    /** Answers of 500 and above. */
    long errors() {
        return errors;
    }

    /** Answers of 400 to 498: whoever breaks off was not refused. */
    long refused() {
        return refused;
    }

    /** In percent of all requests; null when there were none. */
    Double errorRate() {
        return requests == 0 ? null : 100.0 * errors / requests;
    }

    Double refusedRate() {
        return requests == 0 ? null : 100.0 * refused / requests;
    }

    Double p50() {
        return latencies.percentile(0.5);
    }

    Double p90() {
        return latencies.percentile(0.9);
    }

    Double p99() {
        return latencies.percentile(0.99);
    }
}
