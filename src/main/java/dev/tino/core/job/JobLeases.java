package dev.tino.core.job;

import java.time.Duration;
import java.time.OffsetDateTime;
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
    /** In the time of one lease. */
    static final int RENEWALS = 4;

    /** How often a node looks for leases that ended. */
    static final Duration SWEEP = Duration.ofSeconds(1);
    /** What a renewal may take. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** A row that somebody has locked is left out: one that is erased must not hold up the others. */
    private static final String RENEW = """
            with mine as (
                select job.id from job join unnest($1::uuid[], $2::int[]) as held(id, attempt) using (id, attempt)
                 where job.status = 'running' and job.worker = $3
            ), locked as (
                select id from job where id in (select id from mine) and status = 'running' and worker = $3
                   for no key update skip locked
            ), renewed as (
                update job set lease_until = now() + make_interval(secs => $4) from locked where job.id = locked.id
            )
            select id from mine""";

    /** Takes nothing unless this node was in touch with the database up to now, and long enough. */
    private static final String GIVE_BACK = """
            with late as (
                select id, lost + 1 >= $1 as often from job
                 where status = 'running' and lease_until < now()
                   and now() < $8::timestamptz + make_interval(secs => $10) and now() >= $9::timestamptz + make_interval(secs => $11)
                 order by lease_until limit 200
                   for no key update skip locked
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
            select clock.now, (j).id, (j).kind, often from (select now()) clock left join changed on true""";

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
                        seconds(config.lease())))
                .map(rows -> {
                    var held = new HashSet<UUID>();
                    rows.forEach(row -> held.add(row.getUUID(0)));
                    return held;
                });
    }

    /** A job whose lease ended; it waits again, or has done so too often. */
    record Late(UUID id, String kind, boolean abandoned) {
    }

    /**
     * What a sweep found.
     *
     * @param at when, by the database's clock
     */
    record Sweep(OffsetDateTime at, List<Late> late) {
    }

    /** How long a node may have heard nothing of the database without having missed that others could not renew. */
    Duration silence() {
        return config.lease().dividedBy(2).plus(SWEEP);
    }

    /**
     * Gives jobs of silent nodes back to the queue. A job that silences each node that it runs on does so a few times.
     * While the database was away nobody could renew: after that, whoever lives comes first.
     *
     * @param heard when this node last heard of the database
     * @param since from when on it did so without a gap
     */
    Uni<Sweep> giveBack(OffsetDateTime heard, OffsetDateTime since) {
        JobState abandoned = JobState.failed(0, 0, JobError.JOB_ABANDONED.name(),
                "It was begun %d times, and no node lived to end it".formatted(MOST_LOST), config.deadLetterLife());
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(MOST_LOST, abandoned.status().text(), JobState.Status.PENDING.text(), abandoned.errorCode(),
                        abandoned.errorDetail(), abandoned.lifeSeconds()).addString(JobState.RETRYING)
                        .addOffsetDateTime(heard).addOffsetDateTime(since).addDouble(seconds(silence()))
                        .addDouble(seconds(config.lease().dividedBy(RENEWALS).plus(MARGIN))))
                .map(rows -> {
                    var late = new ArrayList<Late>(rows.rowCount());
                    OffsetDateTime at = rows.iterator().next().getOffsetDateTime(0);
                    rows.forEach(row -> {
                        if (row.getUUID(1) != null) {
                            late.add(new Late(row.getUUID(1), row.getString(2), row.getBoolean(3)));
                        }
                    });
                    return new Sweep(at, late);
                });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
