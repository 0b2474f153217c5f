-- Logs are partitioned by the days of UTC. A table <log>_day has a row for each partition: counting a million rows takes
-- longer than dropping them, so they are counted when written. What requests had for themselves serves every log now.
alter table request_log_day rename column requests to entries;
drop function request_log_make_day;
drop function request_log_remove_day;
drop function request_log_free;

-- The lock keeps two nodes from making the same partition; waiting for a long query must not hold up all that write.
create function log_make_day(log text, wanted date) returns void language plpgsql set lock_timeout = '2s' as $$
declare
    part text := log || '_' || to_char(wanted, 'YYYYMMDD');
begin
    if to_regclass(part) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext(log));
    if to_regclass(part) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)', part, log,
                wanted::timestamp at time zone 'UTC', (wanted + 1)::timestamp at time zone 'UTC');
        execute format('insert into %I (day) values (%L) on conflict do nothing', log || '_day', wanted);
    end if;
end $$;

-- Takes a day out of a log and tells how many rows were written into it. Freeing its disk takes the file system longer, so
-- that follows in a transaction of its own, for which nobody who writes has to wait.
create function log_remove_day(log text, expired date) returns bigint language plpgsql set lock_timeout = '2s' as $$
declare
    part text := log || '_' || to_char(expired, 'YYYYMMDD');
    gone bigint;
begin
    perform pg_advisory_xact_lock(hashtext(log));
    if to_regclass(part) is not null then
        execute format('alter table %I detach partition %I', log, part);
        execute format('alter table %I rename to %I', part, log || '_removed_' || to_regclass(part)::oid);
    end if;
    execute format('delete from %I where day = %L returning entries', log || '_day', expired) into gone;
    return coalesce(gone, 0);
end $$;

-- Frees what removed days took, those too that an earlier run did not come to.
create function log_free(log text) returns void language plpgsql as $$
declare
    part text;
begin
    for part in select relname from pg_class
            where relnamespace = (select relnamespace from pg_class where oid = log::regclass)
              and starts_with(relname, log || '_removed_') and relkind = 'r'
    loop
        execute format('drop table if exists %I', part);
    end loop;
end $$;

-- What served models answered, of what was asked nothing.
create table model_prediction (
    -- Made by the node that writes the row: a batch whose answer got lost can be repeated without doubling.
    id          uuid             not null,
    time        timestamptz      not null,
    model       text             not null,
    version     integer          not null,
    -- Null when nobody had to say who he is.
    caller_id   uuid,
    -- Null when the model was not sure enough to say anything.
    output      text,
    probability real             not null,
    micros      bigint           not null,
    -- How many predictions it stands for; more than one when there were too many to log each of them.
    weight      double precision not null check (weight >= 1),
    primary key (time, id)
) partition by range (time);
create index model_prediction_model on model_prediction (model, time desc, id desc);
create index model_prediction_caller on model_prediction (caller_id, time desc, id desc) where caller_id is not null;

create table model_prediction_day (
    day     date   primary key,
    entries bigint not null default 0
);

do $$ begin
    perform log_make_day('model_prediction', (now() at time zone 'UTC')::date + ahead) from generate_series(0, 7) ahead;
end $$;

-- What turned out to be true of what a model had been asked about.
create table model_outcome (
    subject_id  uuid        not null,
    model       text        not null,
    version     integer     not null,
    owner_id    uuid        not null references users on delete cascade,
    -- Null when the model was not sure enough to say anything.
    predicted   text,
    probability real        not null,
    -- Null when it is only known not to be what the model said.
    truth       text,
    at          timestamptz not null,
    primary key (subject_id, model, version)
);
create index model_outcome_model on model_outcome (model, version, at);
create index model_outcome_owner on model_outcome (owner_id, at, subject_id, model, version);
create index model_outcome_at on model_outcome (at);
