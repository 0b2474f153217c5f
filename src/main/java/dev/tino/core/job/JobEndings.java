package dev.tino.core.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;

/**
 * How tries ended, until it is written: one statement at a time for all that ended while the last one ran. What cannot be
 * written for want of a database waits; the leases say how long that is good for. Belongs to one event loop.
 */
final class JobEndings {

    private final Function<List<Ending>, Uni<Outcome>> writer;
    private final Consumer<Throwable> failed;
    private final Runnable later;
    private final List<Ending> waiting = new ArrayList<>();
    private boolean writing;

    /**
     * @param writer writes a batch that has each job once
     * @param failed told of each time that it failed
     * @param later has {@link #write} called in a moment
     */
    JobEndings(Function<List<Ending>, Uni<Outcome>> writer, Consumer<Throwable> failed, Runnable later) {
        this.writer = writer;
        this.failed = failed;
        this.later = later;
    }

    /**
     * How a try ended.
     *
     * @param written told whether the job still was this node's
     */
    record Ending(ClaimedJob job, JobState state, long done, long total, Consumer<Boolean> written) {
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

    void write() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        writing = true;
        List<Ending> batch = batch();
        writer.apply(batch).subscribe().with(outcome -> {
            writing = false;
            waiting.subList(0, batch.size()).removeIf(ending -> !outcome.busy.contains(ending.job.id()));
            batch.stream().filter(ending -> !outcome.busy.contains(ending.job.id()))
                    .forEach(ending -> ending.written.accept(outcome.written.contains(ending.job.id())));
            if (outcome.busy.isEmpty()) {
                write();
            } else {
                later.run();
            }
        }, failure -> {
            writing = false;
            failed.accept(failure);
        });
    }

    /** The oldest, each job once: what comes behind the same job's ending needs that to be written. */
    private List<Ending> batch() {
        var jobs = new HashSet<UUID>();
        int size = 0;
        while (size < waiting.size() && jobs.add(waiting.get(size).job.id())) {
            size++;
        }
        return List.copyOf(waiting.subList(0, size));
    }
}
