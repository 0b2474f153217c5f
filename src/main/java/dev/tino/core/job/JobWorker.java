package dev.tino.core.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jboss.logging.Logger;

import dev.tino.core.database.Outage;
import io.vertx.core.Context;

/**
 * Claims jobs while there is room and sees them through to their end. Belongs to one event loop; {@link WorkerNode}
 * brings it there.
 */
final class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    /** Endings that wait to be written, for each slot, before no more is begun. */
    private static final int MOST_UNWRITTEN = 4;
    /** Until what somebody had locked is tried again. */
    private static final int BUSY_MILLIS = 20;

    private final WorkerTables tables;
    private final Transport transport;
    private final JobSignals signals;
    private final JobMeters meters;
    private final List<Context> loops;
    private final JobsConfig config;
    private final RetryPolicy retries;
    private final RunningJobs running;
    private final JobEndings endings;
    private final Context loop;
    private final Outage outage = new Outage();
    private boolean claiming;
    private boolean again;
    private boolean soon;
    /** Whether the last look at the queue left nothing that could be claimed. */
    private boolean idle;
    /** Whether an empty look is believed: those before may have met rows that another node was about to leave. */
    private boolean sure;
    private boolean lookingAgain;
    private boolean renewing;
    private boolean stopping;
    private int next;

    /** @param loops event loops to run handlers on, the first one this worker's own */
    JobWorker(WorkerTables tables, Transport transport, JobSignals signals, JobMeters meters, List<Context> loops) {
        this.tables = tables;
        this.transport = transport;
        this.signals = signals;
        this.meters = meters;
        this.loops = loops;
        this.config = tables.config();
        this.retries = new RetryPolicy(config.retry().tries(), config.retry().delay(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.running = new RunningJobs(config.slots(), tables.handlers());
        this.endings = new JobEndings(tables.endings()::write, this::isUnwritten, this::later, config.deadLetterLife());
        this.loop = loops.get(0);
    }

    /** There may be something to claim. */
    void wake() {
        sure = false;
        look();
    }

    private void look() {
        idle = false;
        soon();
    }

    /** Behind what else ends or comes right now, so that one statement serves all of it. */
    private void soon() {
        if (!soon) {
            soon = true;
            loop.runOnContext(ignored -> {
                soon = false;
                endings.write();
                if (!idle) {
                    claim();
                }
            });
        }
    }

    private void later() {
        loop.owner().setTimer(BUSY_MILLIS, elapsed -> loop.runOnContext(ignored -> endings.write()));
    }

    private void claim() {
        if (claiming) {
            again = true;
            return;
        }
        Collection<UUID> offered = transport.offered();
        if (stopping || running.free() <= 0 || endings.size() > MOST_UNWRITTEN * config.slots()
                || offered != null && offered.isEmpty()) {
            return;
        }
        claiming = true;
        again = false;
        JobQueue.Room room = running.room(offered);
        // Jobs that end while the statement runs do not change what it left out.
        boolean limited = running.isLimited();
        tables.queue().claim(room, tables.leases().held(0, 0)).subscribe().with(jobs -> claimed(jobs, room, limited),
                failure -> {
                    claiming = false;
                    isAway(failure);
                });
    }

    private void claimed(List<ClaimedJob> jobs, JobQueue.Room room, boolean limited) {
        claiming = false;
        answered();
        jobs.forEach(job -> {
            meters.claimed(job.kind(), job.waited());
            RunningJob begun = prepare(job);
            // Here already: this node lost the lease and has not noticed yet.
            giveUp(running.get(job.id()));
            running.add(begun);
            begin(begun);
        });
        sure &= jobs.isEmpty();
        boolean emptied = jobs.size() < room.free() && !limited && !running.isLimited();
        idle = emptied && !again;
        if (room.offered() != null) {
            // Not the others: somebody may have locked them for a moment.
            transport.settle(jobs.stream().map(ClaimedJob::id).toList());
        }
        if (emptied && !sure) {
            lookOnceMore();
        }
        signals.changed(jobs.stream().map(ClaimedJob::id).toList());
        if (stopping) {
            stop();
        } else if (again || !jobs.isEmpty() && !emptied) {
            soon();
        }
    }

    private void lookOnceMore() {
        if (!lookingAgain) {
            lookingAgain = true;
            loop.owner().setTimer(BUSY_MILLIS, elapsed -> loop.runOnContext(ignored -> {
                lookingAgain = false;
                sure = true;
                look();
            }));
        }
    }

    private RunningJob prepare(ClaimedJob job) {
        next = (next + 1) % loops.size();
        return new RunningJob(job, tables.handlers().of(job.kind()), tables.writes(), loops.get(next));
    }

    private void begin(RunningJob job) {
        job.start(failure -> loop.runOnContext(ignored -> ended(job, failure)));
    }

    private void ended(RunningJob job, Throwable failure) {
        if (running.get(job.job().id()) != job) {
            return;
        }
        if (job.run().isOver() || failure instanceof JobIsOver) {
            giveUp(job);
            return;
        }
        if (failure == null && !job.isLastStage() && !transport.handsOverStages()) {
            goOn(job);
            return;
        }
        running.remove(job);
        JobState state = failure == null ? wellEnded(job) : badlyEnded(job, failure);
        end(job.job(), job.run().progress(), state);
    }

    private void end(ClaimedJob job, JobRun.Progress progress, JobState state) {
        endings.add(new JobEndings.Ending(job, state, progress, written -> {
            if (written != null) {
                written(job, written);
            }
            // Too many of them may be why nothing was claimed.
            soon();
        }));
        soon();
    }

    private JobState wellEnded(RunningJob job) {
        int stage = job.job().stage();
        return job.isLastStage() ? JobState.completed(stage, job.handler().resultType(), config.resultLife())
                : JobState.handedOver(stage + 1);
    }

    private JobState badlyEnded(RunningJob job, Throwable failure) {
        int failures = job.run().failures() + 1;
        JobState state = JobState.afterFailure(job.job().stage(), failures, failure, retries, config.deadLetterLife());
        if (state.status() == JobState.Status.PENDING) {
            LOG.infof("Job %s of kind %s failed and will be tried again: %s", job.job().id(), job.job().kind(),
                    failure.getClass().getName());
        } else if (!JobState.isPermanent(failure)) {
            LOG.errorf(failure, "Job %s of kind %s failed %d times and is given up", job.job().id(), job.job().kind(),
                    failures);
        }
        return state;
    }

    /** The next stage, once the database knows of it. */
    private void goOn(RunningJob job) {
        JobRun.Progress progress = job.run().progress();
        ClaimedJob further = job.job().atStage(job.job().stage() + 1, progress);
        JobState state = tables.leases().held(further.stage(), 0);
        endings.add(new JobEndings.Ending(job.job(), state, progress, written -> {
            RunningJob following = prepare(further);
            if (written == state && !stopping && running.replace(job, following)) {
                signals.changed(further.id());
                begin(following);
                return;
            }
            giveUp(job);
            if (written == state) {
                end(further, further.progress(), JobState.handedOver(further.stage()));
            } else if (written != null) {
                written(job.job(), written);
            }
        }));
        soon();
    }

    private void written(ClaimedJob job, JobState state) {
        meters.ended(job.kind(), state);
        signals.changed(job.id());
        // On the way out nobody is told: the others look of their own accord.
        if (state.status() == JobState.Status.PENDING && !stopping) {
            if (state.delay().isZero()) {
                transport.announce();
            } else {
                // A little late rather than a little early, which would be for nothing.
                loop.owner().setTimer(state.delay().toMillis() + 5, due -> transport.announce());
            }
        }
    }

    /** Frees the slot of a job that is no longer this node's. */
    private void giveUp(RunningJob job) {
        if (job != null && running.remove(job)) {
            job.cancel();
            soon();
        }
    }

    /** A job was cancelled or erased, up to an attempt. */
    void over(UUID id, int attempt) {
        RunningJob job = running.get(id);
        if (job != null && job.job().attempt() <= attempt) {
            giveUp(job);
        }
    }

    /** Renews the leases of what runs, and ends what only seems to. */
    void renew() {
        running.all().forEach(this::endIfSilent);
        if (renewing || running.isEmpty()) {
            return;
        }
        renewing = true;
        List<RunningJob> asked = running.all();
        tables.leases().renew(asked.stream().map(RunningJob::job).toList()).subscribe().with(held -> {
            renewing = false;
            lost(asked, held);
        }, failure -> {
            renewing = false;
            isAway(failure);
        });
    }

    private void endIfSilent(RunningJob job) {
        // A stage that has ended waits until that is written.
        if (!job.isSilent(config.silence()) || endings.has(job.job().id())) {
            return;
        }
        LOG.warnf("Job %s of kind %s hangs in the stage %s and is ended", job.job().id(), job.job().kind(), job.run().stage());
        giveUp(job);
        end(job.job(), job.run().progress(), badlyEnded(job, JobError.JOB_SILENT.because(
                "Nothing was heard of it for %d seconds, so it was ended. It can be sent again",
                job.run().silence().toSeconds())));
    }

    private void lost(List<RunningJob> asked, Set<UUID> held) {
        for (RunningJob job : asked) {
            RunningJob now = running.get(job.job().id());
            if (!held.contains(job.job().id()) && now != null && now.is(job.job())) {
                meters.count(job.job().kind(), JobMeters.LEASE_LOST);
                giveUp(now);
            }
        }
    }

    /** Stops what runs and gives it back, so that another node goes on with it soon. */
    void stop() {
        stopping = true;
        for (RunningJob job : running.all()) {
            giveUp(job);
            // A stage that is just handed on is given back behind that.
            if (!endings.has(job.job().id())) {
                end(job.job(), job.run().progress(),
                        JobState.pending(job.job().stage(), job.run().failures(), Duration.ZERO));
            }
        }
    }

    /** Whether nothing of it is left to do. */
    boolean isStopped() {
        return stopping && !claiming && running.isEmpty() && endings.size() == 0;
    }

    private void answered() {
        if (outage.ends()) {
            LOG.info("Jobs are claimed again");
        }
    }

    private void isUnwritten(Throwable failure) {
        isAway(failure);
        if (stopping) {
            // No poll comes any more.
            later();
        }
    }

    private void isAway(Throwable failure) {
        if (outage.begins()) {
            LOG.warnf("Jobs wait, for the database does not do its part: %s", failure.getMessage());
        }
    }
}
