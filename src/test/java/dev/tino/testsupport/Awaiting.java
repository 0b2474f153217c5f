package dev.tino.testsupport;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is right: rows are written a moment after the answer. */
public final class Awaiting {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 20;

    private Awaiting() {
    }

    public static <T> T until(Supplier<T> question, Predicate<T> isRight) {
        return until(PATIENCE, question, isRight);
    }

    /** For what takes longer than usual. */
    public static <T> T until(Duration patience, Supplier<T> question, Predicate<T> isRight) {
        long begin = System.nanoTime();
        T answer = question.get();
        while (!isRight.test(answer)) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new AssertionError("Still " + answer);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = question.get();
        }
        return answer;
    }
}
