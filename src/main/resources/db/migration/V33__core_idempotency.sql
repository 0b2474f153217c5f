-- The first answer to each request that came with an Idempotency-Key, written by the transaction that created the rows.
create table idempotency_key (
    owner_id     uuid        not null references users on delete cascade,
    key          text        not null,
    -- HMAC over method, path and content: the same key with another one is another request.
    request_mac  bytea       not null,
    status       integer     not null,
    location     text,
    content_type text        not null,
    body         bytea       not null,
    created_at   timestamptz not null default now(),
    primary key (owner_id, key)
);
create index idempotency_key_oldest on idempotency_key (created_at);
create index idempotency_key_location on idempotency_key (location);
