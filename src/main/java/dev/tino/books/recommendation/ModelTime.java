package dev.tino.books.recommendation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How long a model worked for one answer, without the queries and the waiting around it. */
final class ModelTime {

    private final long begin = System.nanoTime();
    private final LongAdder worked = new LongAdder();

    <T> T of(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            worked.add(System.nanoTime() - start);
        }
    }

    /** Of the model's work; of the whole answer up to now when no model had to work for it. */
    long micros() {
        long nanos = worked.sum();
        return TimeUnit.NANOSECONDS.toMicros(nanos > 0 ? nanos : System.nanoTime() - begin);
    }
}
