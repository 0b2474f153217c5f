-- The keys that something may be sealed with. A node notes the one that it seals with before it does so; a node that does
-- not know all of them does not start. Rotation takes out what nothing is sealed with any more.
create table sealing_key (
    id            text        primary key,
    first_used_at timestamptz not null default now(),
    -- The job that seals anew, with this key, what lies under others.
    rotation_job  uuid
);
-- Each start looks which keys there are.
create index job_content_key on job_content (bytes_key);

-- The job that erases a closed account.
alter table users add column erasure_job uuid;
