-- Rows are only ever added, by anybody in his own transaction. No foreign keys: what was done stays when those who did it go.
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
create index activity_time_idx on activity (time, id);
create index activity_actor_idx on activity (actor_id, time, id) where actor_id is not null;
create index activity_object_idx on activity (object_id, time, id) where object_id is not null;

-- The order of the chain. It is not the order of ids: a transaction that commits late brings a lower one.
create table activity_seal (
    position    bigint primary key,
    activity_id bigint not null unique,
    mac         bytea  not null,
    key_id      text   not null
);

-- What is still to be sealed, so that nobody has to search for it.
create table activity_pending (
    activity_id bigint primary key
);

create function note_pending_activity() returns trigger language plpgsql as $$
begin
    insert into activity_pending select id from added;
    return null;
end
$$;
create trigger activity_is_pending after insert on activity
    referencing new table as added for each statement execute function note_pending_activity();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger activity_is_append_only before update or delete or truncate on activity
    for each statement execute function refuse_change();
create trigger activity_seal_is_append_only before update or delete or truncate on activity_seal
    for each statement execute function refuse_change();
-- Also for a session that calls itself a replica, which skips ordinary triggers.
alter table activity enable always trigger activity_is_append_only;
alter table activity enable always trigger activity_is_pending;
alter table activity_seal enable always trigger activity_seal_is_append_only;
