package dev.tino.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jboss.logging.Logger;

import dev.tino.core.error.CoreError;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/**
 * How tries ended, until it is written: one statement at a time for all that ended while the last one ran. What cannot be
 * written for want of a database waits; the leases say how long that is good for. What the database refuses must not hold
 * up the others: that job fails. Belongs to one event loop.
 */
final class JobEndings {

    private static final Logger LOG = Logger.getLogger(JobEndings.class);
    /** Classes of SQL states that are about the values: data exception, constraint violation, program limit exceeded. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final Function<List<Ending>, Uni<Outcome>> writer;
    private final Consumer<Throwable> failed;
    private final Runnable later;
    private final Duration life;
    private final List<Ending> waiting = new ArrayList<>();
    private boolean writing;
    /** So many of the oldest go one by one: one of them is refused. */
    private int singly;

    /**
     * @param writer writes a batch that has each job once
     * @param failed told of each time that the database was not there
     * @param later has {@link #write} called in a moment
     * @param life how long a job can be sent again whose ending was refused
     */
    JobEndings(Function<List<Ending>, Uni<Outcome>> writer, Consumer<Throwable> failed, Runnable later, Duration life) {
        this.writer = writer;
        this.failed = failed;
        this.later = later;
        this.life = life;
    }

    /**
     * How a try ended.
     *
     * @param written told the state that the job is in now, null when it was no longer this node's
     */
    record Ending(ClaimedJob job, JobState state, JobRun.Progress progress, Consumer<JobState> written) {

        Ending refused(Duration life) {
            var internal = JobState.failed(job.stage(), job.failures() + 1, CoreError.INTERNAL.name(),
                    "What it came to could not be written; the job's id finds it in the log", life);
            return new Ending(job, internal, new JobRun.Progress(job.done(), job.total(), job.furthest()), written);
        }
    }

    /**
     * What became of a batch; of whatever is in neither set somebody else has disposed.
     *
     * @param busy could not be written just now
     */
    record Outcome(Set<UUID> written, Set<UUID> busy) {
    }

    /** Takes it in; {@link #write} writes it. */
    void add(Ending ending) {
        waiting.add(ending);
    }

    /** How many are not written yet. */
    int size() {
        return waiting.size();
    }

    /** Whether how this job ended, or goes on, is not written yet. */
    boolean has(UUID id) {
        return waiting.stream().anyMatch(ending -> ending.job.id().equals(id));
    }

    void write() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        writing = true;
        List<Ending> batch = batch();
        writer.apply(batch).subscribe().with(outcome -> answered(batch, outcome), failure -> {
            writing = false;
            if (isRefusal(failure)) {
                refused(batch, failure);
            } else {
                failed.accept(failure);
            }
        });
    }

    private void answered(List<Ending> batch, Outcome outcome) {
        writing = false;
        singly = Math.max(0, singly - batch.size());
        waiting.subList(0, batch.size()).removeIf(ending -> !outcome.busy.contains(ending.job.id()));
        batch.stream().filter(ending -> !outcome.busy.contains(ending.job.id()))
                .forEach(ending -> ending.written.accept(outcome.written.contains(ending.job.id()) ? ending.state : null));
        if (outcome.busy.isEmpty()) {
            write();
        } else {
            later.run();
        }
    }

    private void refused(List<Ending> batch, Throwable failure) {
        Ending first = batch.get(0);
        if (batch.size() > 1) {
            singly = batch.size();
        } else if (first.state.status() == JobState.Status.FAILED
                && first.state.errorCode().equals(CoreError.INTERNAL.name())) {
            LOG.errorf(failure, "Job %s of kind %s cannot be ended; its lease will", first.job.id(), first.job.kind());
            waiting.remove(0);
            singly = Math.max(0, singly - 1);
            first.written.accept(null);
        } else {
            LOG.errorf(failure, "Job %s of kind %s came to what cannot be written: it fails", first.job.id(), first.job.kind());
            waiting.set(0, first.refused(life));
        }
        write();
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof PgException pg && pg.getSqlState() != null && pg.getSqlState().length() == 5
                && REFUSALS.contains(pg.getSqlState().substring(0, 2));
    }

    /** The oldest, each job once: what comes behind the same job's ending needs that to be written. */
    private List<Ending> batch() {
        var jobs = new HashSet<UUID>();
        int most = singly > 0 ? 1 : waiting.size();
        int size = 0;
        while (size < most && jobs.add(waiting.get(size).job.id())) {
            size++;
        }
        return List.copyOf(waiting.subList(0, size));
    }
}
