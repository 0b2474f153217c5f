package dev.tino.core.job;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobEndings.Ending;
import dev.tino.core.job.JobEndings.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes how tries of this node ended, many in one statement. */
@ApplicationScoped
class EndingWrites {

    /** A row that somebody has locked is left for the next time: one that is erased must not hold up the others. */
    private static final String WRITE = """
            with given as (
                select * from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::float8[],
                                     $9::text[], $10::float8[], $11::float8[], $12::text[], $13::text[], $14::text[],
                                     $15::bigint[], $16::bigint[], $17::boolean[],
                                     $18::bigint[])
                    as given(id, attempt, status, event, stage, failures, delay, worker, lease, life, result_type, error_code,
                             error_detail, done, total, handed_over, furthest)
            ), mine as (
                select job.id from job join given on given.id = job.id and given.attempt = job.attempt
                 where job.status = 'running' and job.worker = $1
            ), locked as (
                select id from job where id in (select id from mine) and status = 'running' and worker = $1
                   for no key update skip locked
            ), changed as (
                update job
                   set status = given.status, stage = given.stage, handed_over = given.handed_over,
                       failures = given.failures,
                       lost = case when given.stage = job.stage and given.furthest <= job.furthest then job.lost else 0 end,
                       furthest = case when given.stage = job.stage then greatest(given.furthest, job.furthest) else 0 end,
                       run_at = coalesce(now() + make_interval(secs => given.delay), job.run_at),
                       worker = given.worker, lease_until = now() + make_interval(secs => given.lease), announced_at = null,
                       done = given.done, total = given.total, result_type = given.result_type,
                       error_code = given.error_code, error_detail = given.error_detail,
                       finished_at = case when given.life is not null then now() end,
                       expires_at = now() + make_interval(secs => given.life), events = job.events + 1
                  from locked join given using (id) where job.id = locked.id and job.attempt = given.attempt
                returning job.id, job as j, given.event
            ), noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, event, job_view(j) from changed
            ), used as (
                delete from job_content using changed
                 where job_content.job_id = (j).id and (j).status = 'completed' and job_content.name <> 'result'
            )
            select mine.id, changed.id is not null from mine left join changed using (id)""";

    private final Pool pool;
    private final JobNode node;

    EndingWrites(Pool pool, JobNode node) {
        this.pool = pool;
        this.node = node;
    }

    /** @param batch each job once */
    Uni<Outcome> write(List<Ending> batch) {
        return pool.preparedQuery(WRITE).execute(parameters(batch)).map(rows -> {
            var outcome = new Outcome(new HashSet<>(), new HashSet<>());
            rows.forEach(row -> (row.getBoolean(1) ? outcome.written() : outcome.busy()).add(row.getUUID(0)));
            return outcome;
        });
    }

    private Tuple parameters(List<Ending> batch) {
        var parameters = Tuple.of(node.id());
        column(parameters, batch, new UUID[0], ending -> ending.job().id());
        column(parameters, batch, new Integer[0], ending -> ending.job().attempt());
        column(parameters, batch, new String[0], ending -> ending.state().status().text());
        column(parameters, batch, new String[0], ending -> ending.state().event());
        column(parameters, batch, new Integer[0], ending -> ending.state().stage());
        column(parameters, batch, new Integer[0], ending -> ending.state().failures());
        column(parameters, batch, new Double[0], ending -> ending.state().delaySeconds());
        column(parameters, batch, new String[0], ending -> ending.state().worker());
        column(parameters, batch, new Double[0], ending -> ending.state().leaseSeconds());
        column(parameters, batch, new Double[0], ending -> ending.state().lifeSeconds());
        column(parameters, batch, new String[0], ending -> ending.state().resultType());
        column(parameters, batch, new String[0], ending -> ending.state().errorCode());
        column(parameters, batch, new String[0], ending -> ending.state().errorDetail());
        column(parameters, batch, new Long[0], ending -> ending.progress().done());
        column(parameters, batch, new Long[0], ending -> ending.progress().total());
        column(parameters, batch, new Boolean[0], ending -> ending.state().isHandedOver());
        column(parameters, batch, new Long[0], ending -> ending.progress().furthest());
        return parameters;
    }

    private static <T> void column(Tuple parameters, List<Ending> batch, T[] type, Function<Ending, T> value) {
        parameters.addValue(batch.stream().map(value).toArray(size -> Arrays.copyOf(type, size)));
    }
}
