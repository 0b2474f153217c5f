alter table job
    -- Claims as people count them: whoever only goes on with what one stage handed to the next begins no new try.
    add column tries       integer not null default 0,
    add column handed_over boolean not null default false,
    -- Most steps of this stage that any try has done: whoever gets further starts the counts of failures anew.
    add column furthest    bigint  not null default 0;
update job set tries = attempt, furthest = done;

create or replace function job_view(job) returns text language sql stable as $$
    select json_build_object('id', $1.id, 'kind', $1.kind, 'status', $1.status, 'stage', $1.stage,
            'progress', json_build_object('done', $1.done, 'total', $1.total), 'attempts', $1.tries,
            'error', case when $1.error_code is not null
                          then json_build_object('code', $1.error_code, 'detail', $1.error_detail) end,
            'createdAt', job_instant($1.created_at), 'startedAt', job_instant($1.started_at),
            'finishedAt', job_instant($1.finished_at), 'expiresAt', job_instant($1.expires_at))::text
$$;
