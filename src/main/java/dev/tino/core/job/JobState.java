package dev.tino.core.job;

import java.time.Duration;
import java.util.Locale;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;

/**
 * The state that a try of a job ends in, or goes on in. Only a running job has a worker and a lease, only a finished one a
 * life, only a failed one an error: there is no way to build another. Transitions that concern many jobs, or jobs of no
 * known state, are written in SQL; there the constraints of the table keep the same. Times are relative; the database's
 * clock makes them instants.
 */
final class JobState {

    enum Status {
        PENDING,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** As it stands in the database and in the API. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String RETRYING = "retrying";

    private static final Duration MOST_ASKED = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Status status;
    private final String event;
    private final int stage;
    private final int failures;
    private final boolean handedOver;
    private final Duration delay;
    private final String worker;
    private final Duration lease;
    private final Duration life;
    private final String resultType;
    private final String errorCode;
    private final String errorDetail;

    private JobState(Status status, String event, Place place, Duration delay, Held held, Duration life, String resultType,
            Problem problem) {
        this.status = status;
        this.event = event;
        this.stage = place.stage;
        this.failures = place.failures;
        this.handedOver = place.handedOver;
        this.delay = delay;
        this.worker = held.worker;
        this.lease = held.lease;
        this.life = life;
        this.resultType = resultType;
        this.errorCode = problem.code;
        this.errorDetail = problem.detail;
    }

    /** How far it came: the stage, how often that failed, and whether nobody has begun with it. */
    private record Place(int stage, int failures, boolean handedOver) {

        Place(int stage, int failures) {
            this(stage, failures, false);
        }
    }

    private record Held(String worker, Duration lease) {
        static final Held BY_NOBODY = new Held(null, null);
    }

    private record Problem(String code, String detail) {
        static final Problem NONE = new Problem(null, null);

        /** Without the character that no text of PostgreSQL may hold. */
        static Problem of(String code, String detail) {
            return new Problem(code, detail.replace("\0", ""));
        }
    }

    /** Back in the queue. */
    static JobState pending(int stage, int failures, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay of " + delay);
        }
        String event = failures == 0 ? Status.PENDING.text() : RETRYING;
        return new JobState(Status.PENDING, event, new Place(stage, failures), delay, Held.BY_NOBODY, null, null, Problem.NONE);
    }

    /** In the queue for a next stage: the try goes on there, whoever claims it. */
    static JobState handedOver(int stage) {
        return new JobState(Status.PENDING, Status.PENDING.text(), new Place(stage, 0, true), Duration.ZERO, Held.BY_NOBODY,
                null, null, Problem.NONE);
    }

    static JobState running(int stage, int failures, String worker, Duration lease) {
        if (worker == null || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A lease of %s for %s".formatted(lease, worker));
        }
        return new JobState(Status.RUNNING, Status.RUNNING.text(), new Place(stage, failures), null, new Held(worker, lease),
                null, null, Problem.NONE);
    }

    /** @param life how long the result can be read */
    static JobState completed(int stage, String resultType, Duration life) {
        if (resultType == null) {
            throw new IllegalArgumentException("A result without a type");
        }
        return new JobState(Status.COMPLETED, Status.COMPLETED.text(), new Place(stage, 0), null, Held.BY_NOBODY, life,
                resultType, Problem.NONE);
    }

    /** @param life how long it can be sent again */
    static JobState failed(int stage, int failures, String code, String detail, Duration life) {
        if (code == null || detail == null) {
            throw new IllegalArgumentException("A failure without a reason");
        }
        return new JobState(Status.FAILED, Status.FAILED.text(), new Place(stage, failures), null, Held.BY_NOBODY, life, null,
                Problem.of(code, detail));
    }

    /** @param life how long it can be sent again */
    static JobState cancelled(int stage, int failures, Duration life) {
        return new JobState(Status.CANCELLED, Status.CANCELLED.text(), new Place(stage, failures), null, Held.BY_NOBODY, life,
                null, Problem.NONE);
    }

    /**
     * What follows a try that failed: another one, or the end.
     *
     * @param failures tries that failed since this stage last got further than ever, this one included
     */
    static JobState afterFailure(int stage, int failures, Throwable reason, RetryPolicy policy, Duration life) {
        if (!isPermanent(reason) && policy.allows(failures)) {
            return pending(stage, failures, longer(policy.pause(failures), asked(reason)));
        }
        if (reason instanceof Failure failure) {
            return failed(stage, failures, failure.code().name(), failure.detail(), life);
        }
        return failed(stage, failures, CoreError.INTERNAL.name(),
                "Something went wrong here, %d times; the job's id finds it in the log. It can be sent again"
                        .formatted(failures),
                life);
    }

    /** What whoever refused asks for in seconds, within reason: nobody keeps a job waiting for days. */
    private static Duration asked(Throwable reason) {
        String seconds = reason instanceof Failure failure ? failure.headers().get("Retry-After") : null;
        return seconds == null || !seconds.matches("\\d{1,9}") ? Duration.ZERO
                : Duration.ofSeconds(Math.min(Long.parseLong(seconds), MOST_ASKED.toSeconds()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Whether another try would fail for the same reason. */
    static boolean isPermanent(Throwable reason) {
        return reason instanceof Failure failure && failure.code().status() < SERVER_ERROR
                && failure.code().status() != TOO_MANY_REQUESTS;
    }

    Status status() {
        return status;
    }

    /** The type of the event that tells of it. */
    String event() {
        return event;
    }

    int stage() {
        return stage;
    }

    int failures() {
        return failures;
    }

    /** Whether it waits for a next stage, and for no further try. */
    boolean isHandedOver() {
        return handedOver;
    }

    Double delaySeconds() {
        return seconds(delay);
    }

    Duration delay() {
        return delay;
    }

    String worker() {
        return worker;
    }

    Double leaseSeconds() {
        return seconds(lease);
    }

    Double lifeSeconds() {
        return seconds(life);
    }

    String resultType() {
        return resultType;
    }

    String errorCode() {
        return errorCode;
    }

    String errorDetail() {
        return errorDetail;
    }

    private static Double seconds(Duration duration) {
        return duration == null ? null : duration.toMillis() / 1e3;
    }
}
