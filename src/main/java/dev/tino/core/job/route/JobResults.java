package dev.tino.core.job.route;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.job.JobContents;
import dev.tino.core.job.JobError;
import dev.tino.core.job.JobRun;
import dev.tino.core.web.StreamedBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The results of jobs, opened part by part: memory holds one of them. */
@ApplicationScoped
public class JobResults {

    private final JobContents contents;

    JobResults(JobContents contents) {
        this.contents = contents;
    }

    /** Goes on when there is a result to read. */
    static void check(FoundJob job) {
        Failure refusal = switch (job.view().status()) {
            case "completed" -> job.isExpired()
                    ? JobError.JOB_RESULT_EXPIRED.because("The result was kept until %s", job.view().expiresAt())
                    : null;
            case "cancelled" -> JobError.JOB_CANCELLED.because("The job was cancelled and has no result");
            case "failed" -> JobError.JOB_FAILED.because("The job failed and has no result: %s", job.view().error().code());
            default -> JobError.JOB_NOT_FINISHED.because("The job is still %s; look again", job.view().status());
        };
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Its first part is opened before anything is answered: where that fails the answer can still say so. */
    public Uni<StreamedBody> read(UUID id, String mediaType) {
        return contents.count(id, JobRun.RESULT)
                .chain(parts -> parts == 0 ? Uni.createFrom().item(Multi.createFrom().<byte[]> empty())
                        : part(id, 0).map(first -> Multi.createBy().concatenating().streams(Multi.createFrom().item(first),
                                rest(id, parts))))
                .map(pieces -> new StreamedBody(mediaType, pieces));
    }

    private Multi<byte[]> rest(UUID id, int parts) {
        return Multi.createFrom().range(1, parts).onItem().transformToUniAndConcatenate(position -> part(id, position));
    }

    private Uni<byte[]> part(UUID id, int position) {
        return contents.part(id, JobRun.RESULT, position)
                .onItem().ifNull().failWith(() -> new IllegalStateException("A result expired while it was read"));
    }
}
