-- An answer in the making, and what became of it. One node has it from the beginning to the end.
create table chat_run (
    id           uuid        primary key,
    owner_id     uuid        not null,
    talk_id      uuid        not null,
    -- What is answered, and by what; null as long as there is nothing of it.
    message_id   uuid        not null references chat_message on delete cascade,
    answer_id    uuid,
    status       text        not null,
    node         text,
    lease_until  timestamptz,
    -- How many there are, which is the number of the last one.
    events       integer     not null default 0,
    error_code   text,
    error_detail text,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    constraint chat_run_status check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    constraint chat_run_held check ((finished_at is null) = (node is not null) and (finished_at is null) = (lease_until is not null)),
    constraint chat_run_finished check ((status in ('completed', 'failed', 'cancelled')) = (finished_at is not null)),
    constraint chat_run_failed check ((status = 'failed') = (error_code is not null) and (error_code is null) = (error_detail is null))
);
alter table chat_run set (fillfactor = 70);
create index chat_run_owner on chat_run (owner_id, id);
create index chat_run_message on chat_run (message_id);
-- None on the lease, which changes with each renewal: few runs are under way.
create index chat_run_talk_active on chat_run (talk_id) where finished_at is null;
-- A message is answered once at a time.
create unique index chat_run_active on chat_run (message_id) where finished_at is null;

-- Numbered without gaps under the lock of the run's row. The texts of its tokens, one behind the other, are the answer.
create table chat_run_event (
    run_id uuid    not null references chat_run on delete cascade,
    number integer not null,
    type   text    not null,
    data   text    not null,
    primary key (run_id, number)
);

-- A run as its owner sees it, in routes and events alike.
create function chat_run_view(chat_run) returns text language sql stable as $$
    select json_build_object('id', $1.id, 'talkId', $1.talk_id, 'messageId', $1.message_id, 'answerId', $1.answer_id,
            'status', $1.status,
            'error', case when $1.error_code is not null
                          then json_build_object('code', $1.error_code, 'detail', $1.error_detail) end,
            'createdAt', job_instant($1.created_at), 'startedAt', job_instant($1.started_at),
            'finishedAt', job_instant($1.finished_at))::text
$$;
