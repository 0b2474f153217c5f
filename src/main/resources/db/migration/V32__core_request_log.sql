create table request_log (
    -- Made by the node that writes the row: a batch whose answer got lost can be repeated without doubling.
    id       uuid        not null,
    time     timestamptz not null,
    method   text        not null,
    route    text,
    -- By bytes, so that the index serves prefixes in a database of any language.
    path     text collate "C" not null,
    query    text,
    status   integer     not null,
    micros   bigint      not null,
    user_id  uuid,
    address  text,
    browser  text,
    os       text,
    trace_id text,
    body     text,
    primary key (time, id)
) partition by range (time);
create index request_log_user on request_log (user_id, time desc, id desc) where user_id is not null;
create index request_log_path on request_log (path, time desc);

-- One row for each partition. Counting a million rows takes longer than dropping them, so they are counted when written.
create table request_log_day (
    day      date   primary key,
    requests bigint not null default 0
);

-- The lock keeps two nodes from making the same partition; waiting for a long query must not hold up all that write.
create function request_log_make_day(wanted date) returns void language plpgsql set lock_timeout = '2s' as $$
declare
    part text := 'request_log_' || to_char(wanted, 'YYYYMMDD');
begin
    if to_regclass(part) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('request_log'));
    if to_regclass(part) is null then
        execute format('create table %I partition of request_log for values from (%L) to (%L)', part,
                wanted::timestamp at time zone 'UTC', (wanted + 1)::timestamp at time zone 'UTC');
        insert into request_log_day (day) values (wanted) on conflict do nothing;
    end if;
end $$;

-- Takes a day out of the log and tells how many requests it held. Freeing its disk takes the file system longer, so that
-- follows in a transaction of its own, for which nobody who writes has to wait.
create function request_log_remove_day(expired date) returns bigint language plpgsql set lock_timeout = '2s' as $$
declare
    part text := 'request_log_' || to_char(expired, 'YYYYMMDD');
    gone bigint;
begin
    perform pg_advisory_xact_lock(hashtext('request_log'));
    if to_regclass(part) is not null then
        execute format('alter table request_log detach partition %I', part);
        execute format('alter table %I rename to %I', part, 'request_log_removed_' || to_regclass(part)::oid);
    end if;
    delete from request_log_day where day = expired returning requests into gone;
    return coalesce(gone, 0);
end $$;

-- Frees what removed days took, those too that an earlier run did not come to.
create function request_log_free() returns void language plpgsql as $$
declare
    part text;
begin
    for part in select relname from pg_class
            where relnamespace = (select relnamespace from pg_class where oid = 'request_log'::regclass)
              and relname like 'request\_log\_removed\_%' and relkind = 'r'
    loop
        execute format('drop table if exists %I', part);
    end loop;
end $$;

do $$ begin
    perform request_log_make_day((now() at time zone 'UTC')::date + ahead) from generate_series(0, 7) ahead;
end $$;
