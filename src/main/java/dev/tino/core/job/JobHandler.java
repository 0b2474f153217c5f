package dev.tino.core.job;

import java.time.Duration;
import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * Does the jobs of one kind. Whoever has such jobs contributes one as a bean.
 *
 * <p>
 * A job may run more than once: its node dies, its lease ends, a try fails; a lease that ended lets two attempts run side
 * by side for a while. What an attempt puts into the job through {@link JobRun} is refused once the job is not its own. What
 * it writes elsewhere is not: such a transaction begins with {@link JobRun#hold}, or is safe to repeat and to overlap.
 */
public interface JobHandler {

    /** Its stable name, such as {@code finance.classification}. */
    String kind();

    /** Names of the stages that a job goes through, in their order. Between two of them it may change nodes. */
    default List<String> stages() {
        return List.of("run");
    }

    /** How many of them one node runs at a time, in addition to what it runs of other kinds. */
    default int mostAtOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * How long a run may neither report nor store anything before it is taken for one that hangs, and ended.
     *
     * @param usual what the settings say, which is for those who wait for nobody
     */
    default Duration silence(Duration usual) {
        return usual;
    }

    /** Media type of the result. */
    default String resultType() {
        return "application/json";
    }

    /**
     * Does one stage. Called on an event loop; must not block it.
     *
     * @return ends when the stage is done; cancelled when the job was cancelled, its lease is lost or it was silent for too
     *         long, which begins no further step but stops no statement and no transaction that is under way. A
     *         {@link dev.tino.core.error.Failure} of a status below 500, 429 apart, is final, and its code and detail are
     *         shown to the job's owner; anything else is tried again, a few times
     */
    Uni<Void> run(JobRun run);
}
