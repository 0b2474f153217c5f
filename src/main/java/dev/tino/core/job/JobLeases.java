package dev.tino.core.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who holds which job, and until when: the database's clock decides, so no node's has to be right. */
@ApplicationScoped
class JobLeases {

    static final int MOST_LOST = 10;

    /** A row that somebody has locked is left out: one that is erased must not hold up the others. */
    private static final String RENEW = """
            with mine as (
                select job.id from job join unnest($1::uuid[], $2::int[]) as held(id, attempt) using (id, attempt)
                 where job.status = 'running' and job.worker = $3
            ), locked as (
                select id from job where id in (select id from mine) and status = 'running' and worker = $3
                   for update skip locked
            ), renewed as (
                update job set lease_until = now() + make_interval(secs => $4) from locked where job.id = locked.id
            )
            select id from mine""";

    private static final String GIVE_BACK = """
            with late as (
                select id, lost + 1 >= $1 as often from job
                 where status = 'running' and lease_until < now()
                 order by lease_until limit 200
                   for update skip locked
            ), changed as (
                update job
                   set status = case when often then $2 else $3 end, lost = lost + 1, run_at = now(), worker = null,
                       lease_until = null, announced_at = null,
                       error_code = case when often then $4 end, error_detail = case when often then $5 end,
                       finished_at = case when often then now() end,
                       expires_at = case when often then now() + make_interval(secs => $6) end,
                       events = events + 1
                  from late where job.id = late.id
                returning job as j, often
            ), noted as (
                insert into job_event (job_id, number, type, data)
                select (j).id, (j).events, case when often then $2 else $7 end, job_view(j) from changed
            )
            select (j).id, (j).kind, often from changed""";

    private final Pool pool;
    private final JobsConfig config;
    private final JobNode node;

    JobLeases(Pool pool, JobsConfig config, JobNode node) {
        this.pool = pool;
        this.config = config;
        this.node = node;
    }

    /** The state of a job that this node holds. */
    JobState held(int stage, int failures) {
        return JobState.running(stage, failures, node.id(), config.lease());
    }

    /**
     * Renews the leases of this node's jobs.
     *
     * @return which of them still are this node's
     */
    Uni<Set<UUID>> renew(Collection<ClaimedJob> jobs) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(jobs.stream().map(ClaimedJob::id).toArray(UUID[]::new),
                        jobs.stream().map(ClaimedJob::attempt).toArray(Integer[]::new), node.id(),
                        config.lease().toMillis() / 1e3))
                .map(rows -> {
                    var held = new HashSet<UUID>();
                    rows.forEach(row -> held.add(row.getUUID(0)));
                    return held;
                });
    }

    /** A job whose lease ended; it waits again, or has done so too often. */
    record Late(UUID id, String kind, boolean abandoned) {
    }

    /** Gives jobs of silent nodes back to the queue. A job that silences each node that it runs on does so a few times. */
    Uni<List<Late>> giveBack() {
        JobState abandoned = JobState.failed(0, 0, JobError.JOB_ABANDONED.name(),
                "It was begun %d times, and no node lived to end it".formatted(MOST_LOST), config.deadLetterLife());
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(MOST_LOST, abandoned.status().text(), JobState.Status.PENDING.text(), abandoned.errorCode(),
                        abandoned.errorDetail(), abandoned.lifeSeconds()).addString(JobState.RETRYING))
                .map(rows -> {
                    var late = new ArrayList<Late>(rows.rowCount());
                    rows.forEach(row -> late.add(new Late(row.getUUID(0), row.getString(1), row.getBoolean(2))));
                    return late;
                });
    }
}
