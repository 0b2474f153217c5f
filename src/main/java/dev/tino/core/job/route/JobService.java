package dev.tino.core.job.route;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobControl;
import dev.tino.core.job.JobError;
import io.smallrye.mutiny.Uni;

/** What somebody may do about a job that he may see. */
@ApplicationScoped
class JobService {

    private final JobRows rows;
    private final JobControl control;

    JobService(JobRows rows, JobControl control) {
        this.rows = rows;
        this.control = control;
    }

    /** Cancels a job; one that was cancelled before stays so. */
    Uni<JobView> cancel(UUID id, Asker asker) {
        return rows.find(id, asker)
                .chain(found -> control.cancel(id))
                .chain(cancelled -> rows.find(id, asker))
                .map(found -> {
                    if (!found.view().status().equals("cancelled")) {
                        throw JobError.JOB_FINISHED.because("The job has %s already", found.view().status());
                    }
                    return found.view();
                });
    }

    /** Sends a failed or cancelled job again. */
    Uni<JobView> retry(UUID id, Asker asker) {
        return rows.find(id, asker)
                .chain(found -> control.retry(id, found.ownerId()).invoke(queued -> {
                    if (!queued) {
                        throw found.isExpired() ? JobError.JOB_EXPIRED.because("What the job needs was kept until %s",
                                found.view().expiresAt())
                                : JobError.JOB_NOT_RETRYABLE.because(
                                        "The job is %s; only a failed or cancelled one is sent again",
                                        found.view().status());
                    }
                }))
                .chain(queued -> rows.find(id, asker)).map(FoundJob::view);
    }
}
