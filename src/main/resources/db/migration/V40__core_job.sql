create table job (
    id           uuid        primary key,
    -- Null for Tino's own.
    owner_id     uuid        references users on delete cascade,
    kind         text        not null,
    stage        integer     not null default 0 check (stage >= 0),
    status       text        not null,
    -- Counts claims: what an earlier one still writes is refused by it.
    attempt      integer     not null default 0,
    -- Tries that failed at this stage, and leases that ended unheard of.
    failures     integer     not null default 0,
    lost         integer     not null default 0,
    -- Place in the queue; see dev.tino.core.job.JobQueue.
    turn         bigint      not null,
    run_at       timestamptz not null,
    worker       text,
    lease_until  timestamptz,
    -- When a broker was told that it waits here.
    announced_at timestamptz,
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    -- How many there are, which is the number of the last one.
    events       integer     not null default 1,
    result_type  text,
    error_code   text,
    error_detail text,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    -- From then on what it holds is gone, and only this row tells of it.
    expires_at   timestamptz,
    constraint job_status check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    constraint job_progress check (done between 0 and total),
    constraint job_running check ((status = 'running') = (worker is not null) and (status = 'running') = (lease_until is not null)),
    constraint job_finished check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null)
                                   and (finished_at is null) = (expires_at is null)),
    constraint job_completed check ((status = 'completed') = (result_type is not null)),
    constraint job_failed check ((status = 'failed') = (error_code is not null) and (error_code is null) = (error_detail is null))
);
-- Each row changes a few times, and most changes touch no index: with room on its page none of them has to be written anew.
alter table job set (fillfactor = 60, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.01,
                     autovacuum_analyze_threshold = 500, autovacuum_analyze_scale_factor = 0.05);
create index job_queue on job (turn, id) where status = 'pending';
create index job_queue_of_owner on job (owner_id, turn) where status = 'pending';
create index job_queue_of_kind on job (kind, turn, id) where status = 'pending';
create index job_owner on job (owner_id, id desc);
-- None on the lease, which changes with each word of a run: few rows run.
create index job_running on job (turn) where status = 'running';
create index job_expiry on job (expires_at) where expires_at is not null;

-- What goes in, what comes out, and what the stages hand each other: sealed, in parts that fit into memory.
create table job_content (
    job_id    uuid    not null references job on delete cascade,
    name      text    not null,
    position  integer not null check (position >= 0),
    bytes     bytea   not null,
    bytes_key text    not null,
    primary key (job_id, name, position)
);
-- It is sealed, and so has nothing to compress.
alter table job_content alter column bytes set storage external;

-- Numbered without gaps under the lock of the job's row, so that whoever reads on from a number misses none.
create table job_event (
    job_id uuid    not null references job on delete cascade,
    number integer not null,
    type   text    not null,
    data   text    not null,
    primary key (job_id, number)
);

create function job_instant(at timestamptz) returns text language sql stable as
    $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- A job as its owner sees it, in routes and events alike.
create function job_view(job) returns text language sql stable as $$
    select json_build_object('id', $1.id, 'kind', $1.kind, 'status', $1.status, 'stage', $1.stage,
            'progress', json_build_object('done', $1.done, 'total', $1.total), 'attempts', $1.attempt,
            'error', case when $1.error_code is not null
                          then json_build_object('code', $1.error_code, 'detail', $1.error_detail) end,
            'createdAt', job_instant($1.created_at), 'startedAt', job_instant($1.started_at),
            'finishedAt', job_instant($1.finished_at), 'expiresAt', job_instant($1.expires_at))::text
$$;
