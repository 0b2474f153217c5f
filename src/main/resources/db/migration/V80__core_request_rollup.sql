-- What the request log comes to, beside it: a page over a million requests reads some hundred rows of these. Whatever is
-- written into the log is added here by the very same statement, so that neither is ever without the other.
create table request_rollup (
    -- Length of the slot, which begins at a multiple of it in UTC.
    seconds   integer     not null,
    -- Or of all routes together; then neither method nor route is told.
    by_route  boolean     not null,
    slot      timestamptz not null,
    method    text        not null,
    -- Empty for whatever no route matched.
    route     text        not null,
    requests  bigint      not null,
    -- Answers of 500 and above, and those of 400 to 498; 499 is a client that broke off.
    errors    bigint      not null,
    refused   bigint      not null,
    -- How many requests took how long: one number for each bucket, from the fastest to the slowest that there was.
    latencies integer[]   not null,
    primary key (seconds, by_route, slot, method, route)
) with (fillfactor = 70);

-- Twelve buckets to each doubling, so that one is 6 % wide. The first ends at 106 microseconds, the last begins at four
-- minutes. The same as dev.tino.core.audit.request.traffic.Latencies.
create function request_latency_bucket(micros bigint) returns integer language sql immutable parallel safe
return least(255, greatest(0, floor(12 * ln(greatest(micros, 1) / 100.0::double precision) / ln(2.0::double precision))))::integer;

create function request_latencies(buckets integer[], numbers integer[]) returns integer[] language plpgsql immutable as $$
declare
    latencies integer[] := array_fill(0, array[1 + (select max(bucket) from unnest(buckets) bucket)]);
begin
    for i in 1 .. cardinality(buckets) loop
        latencies[buckets[i] + 1] := numbers[i];
    end loop;
    return latencies;
end $$;

-- A number that is full stays full: a sum that the database refuses would keep requests out of the log.
create function request_latencies_sum(one integer[], other integer[]) returns integer[] language plpgsql immutable as $$
declare
    total integer[] := case when cardinality(one) < cardinality(other) then other else one end;
    added integer[] := case when cardinality(one) < cardinality(other) then one else other end;
begin
    for i in 1 .. cardinality(added) loop
        if added[i] > 0 then
            total[i] := least(total[i]::bigint + added[i], 2147483647);
        end if;
    end loop;
    return total;
end $$;

-- Minutes serve the last hours alone, and dev.tino.core.audit.request.traffic.OldMinutes removes them. A client may call
-- his methods what he likes, which must not make more rows. Rows come in one order, so that nodes that write at once wait
-- for each other and do not lock each other out.
create function request_rollup_add() returns trigger language plpgsql as $$
begin
    with hit as (
        select date_bin('1 minute', time, 'epoch') as minute,
               case when method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS') then method else 'OTHER' end as method,
               coalesce(route, '') as route, request_latency_bucket(micros) as bucket, count(*) as requests,
               count(*) filter (where status >= 500) as errors,
               count(*) filter (where status between 400 and 498) as refused
          from written
         group by 1, 2, 3, 4),
    counted as (
        select seconds, by_route, date_bin(make_interval(secs => seconds), minute, 'epoch') as slot,
               case when by_route then method else '' end as method, case when by_route then route else '' end as route,
               bucket, sum(requests) as requests, sum(errors) as errors, sum(refused) as refused
          from hit cross join (values (60, false), (60, true), (900, false), (3600, false), (3600, true), (86400, true))
               as series (seconds, by_route)
         where seconds > 60 or minute > now() - interval '3 hours'
         group by 1, 2, 3, 4, 5, 6)
    insert into request_rollup as known
    select seconds, by_route, slot, method, route, sum(requests), sum(errors), sum(refused),
           request_latencies(array_agg(bucket), array_agg(requests::integer))
      from counted
     group by 1, 2, 3, 4, 5
     order by 1, 2, 3, 4, 5
        on conflict (seconds, by_route, slot, method, route) do update
       set requests = known.requests + excluded.requests, errors = known.errors + excluded.errors,
           refused = known.refused + excluded.refused,
           latencies = request_latencies_sum(known.latencies, excluded.latencies);
    return null;
end $$;

create trigger request_rollup_add after insert on request_log referencing new table as written
    for each statement execute function request_rollup_add();

-- A day goes here in the transaction in which it goes from the log.
create function request_rollup_remove_day() returns trigger language plpgsql as $$
begin
    delete from request_rollup
     where slot >= old.day::timestamp at time zone 'UTC' and slot < (old.day + 1)::timestamp at time zone 'UTC';
    return null;
end $$;

create trigger request_rollup_remove_day after delete on request_log_day
    for each row execute function request_rollup_remove_day();

-- What is in the log already, day by day the same way. Nobody writes meanwhile: the trigger's making holds the log.
do $$
declare
    known date;
begin
    create temporary table request_log_so_far (time timestamptz, method text, route text, status integer, micros bigint);
    create trigger request_rollup_add after insert on request_log_so_far referencing new table as written
        for each statement execute function request_rollup_add();
    for known in select day from request_log_day order by day loop
        insert into request_log_so_far
        select time, method, route, status, micros
          from request_log
         where time >= known::timestamp at time zone 'UTC' and time < (known + 1)::timestamp at time zone 'UTC';
        truncate request_log_so_far;
    end loop;
    drop table request_log_so_far;
end $$;
