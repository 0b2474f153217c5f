package dev.tino.core.job;

import dev.tino.core.error.ErrorCode;

/** Why a job, or a request about one, ends without what was asked for. */
public enum JobError implements ErrorCode {
    JOB_NOT_FOUND(404),
    JOB_RESULT_EXPIRED(404),
    JOB_NOT_FINISHED(409),
    JOB_FINISHED(409),
    JOB_CANCELLED(409),
    JOB_FAILED(409),
    JOB_EXPIRED(409),
    JOB_NOT_RETRYABLE(409),
    JOB_COUNT_CHANGED(409),
    /** It ran often and no node lived to tell how it ended. */
    JOB_ABANDONED(500),
    /** Its runs hung: they did nothing any more, on nodes that lived. */
    JOB_SILENT(500);

    private final int status;

    JobError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
