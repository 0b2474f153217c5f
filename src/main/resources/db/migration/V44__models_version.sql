create table model_version (
    name       text        not null,
    version    integer     not null check (version > 0),
    -- Null when it is everybody's.
    owner_id   uuid        references users on delete cascade,
    sha256     text        not null,
    file       bytea       not null,
    -- It was trained on so many.
    rows       integer     not null,
    -- What was measured on rows that it was not trained on.
    metrics    jsonb       not null,
    created_at timestamptz not null,
    primary key (name, version)
);
-- Weights do not compress.
alter table model_version alter column file set storage external;
create index model_version_owner on model_version (owner_id, name, version) where owner_id is not null;
