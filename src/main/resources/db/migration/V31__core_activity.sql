create table activity (
    id        bigint      generated always as identity primary key,
    time      timestamptz not null default clock_timestamp(),
    actor_id  uuid,
    action    text        not null,
    object_id text,
    -- JSON, kept as the text that was sealed.
    detail    text,
    trace_id  text
);
