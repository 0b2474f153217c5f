-- Days that somebody set; what is not here follows the configuration.
create table retention_setting (
    name       text primary key,
    days       integer     not null check (days between 1 and 36500),
    changed_at timestamptz not null,
    changed_by uuid
);

create table retention_run (
    id          bigint generated always as identity primary key,
    started_at  timestamptz not null,
    -- Null while it runs, and for ever when its node died.
    finished_at timestamptz,
    started_by  uuid,
    -- Rows by name.
    removed     jsonb,
    failed      text[]
);
create index retention_run_started_idx on retention_run (started_at);
