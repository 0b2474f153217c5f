--- insert
insert into observatory.regioes values (99, 'Nova', 'XX', 'Norte')
--- update
update observatory.pedidos_venda set valor_total = 1
--- delete
delete from observatory.carga
--- truncate
truncate observatory.carga
--- merge
merge into observatory.regioes r using (select 1 as id) s on r.id = s.id when matched then delete
--- update through a view
update vw_regioes set regiao = 'x'
--- drop table
drop table observatory.regioes cascade
--- drop view
drop view vw_regioes
--- create table
create table observatory.mine (a int)
--- create temporary table
create temporary table mine as select * from vw_regioes
--- create table as in public
create table public.mine as select 1
--- create view
create view observatory.vw_mine as select * from users
--- create function
create function pg_temp.f() returns int language sql as 'select 1'
--- alter table
alter table observatory.regioes add column x int
--- create extension
create extension dblink
--- grant
grant select on users to public
--- comment on
comment on view vw_regioes is 'mine'
--- select into
select * into mine from vw_regioes
--- select into temporary
select * into temporary mine from vw_regioes
--- two statements
select 1; delete from observatory.carga
--- two selects
select 1; select 2
--- leave the transaction
commit; delete from observatory.carga
--- leave the transaction alone
commit
--- end of the wrapping
select 1) as q; delete from observatory.carga; select * from (select 1
--- end of the wrapping with a union
select 1) as q(c1) union all select email from users union all select '' from (select 1
--- comment that hides a second statement
select 1 /* ; */ ; /* */ delete from observatory.carga
--- comment that is none
select 1 --; 
; delete from observatory.carga
--- nested comment
select /* /* */ 1 */ email from users
--- comment at the end
select email from users --
--- write in a cte
with gone as (delete from observatory.carga returning *) select * from gone
--- insert in a cte
with new as (insert into observatory.regioes values (99, 'Nova', 'XX', 'Norte') returning *) select * from new
--- update in a cte in a subquery
select * from (with changed as (update observatory.carga set linhas = 0 returning *) select * from changed) x
--- dblink
select * from dblink('dbname=tino', 'select email from users') as t(email text)
--- dblink connect
select dblink_connect('host=127.0.0.1 dbname=tino')
--- postgres_fdw
create server away foreign data wrapper postgres_fdw options (host '127.0.0.1')
--- read a file
select pg_read_file('/etc/passwd')
--- read a binary file
select pg_read_binary_file('postgresql.conf')
--- list a folder
select pg_ls_dir('.')
--- large object from a file
select lo_import('/etc/passwd')
--- large object to a file
select lo_export(1, '/tmp/x')
--- large object made
select lo_from_bytea(0, 'x')
--- copy to a program
copy (select 1) to program 'id'
--- copy to a file
copy vw_regioes to '/tmp/x'
--- copy to the client
copy (select email from users) to stdout
--- copy from the client
copy observatory.regioes from stdin
--- query_to_xml
select query_to_xml('select email from users', true, true, '')
--- table_to_xml
select table_to_xml('users', true, true, '')
--- database_to_xml
select database_to_xml(true, true, '')
--- query_to_xml in a where
select 1 from vw_regioes where query_to_xml('select 1', true, true, '') is not null
--- query_to_xml in an order by of an aggregate
select string_agg(regiao, ',' order by query_to_xml('select 1', true, true, '')::text) from vw_regioes
--- sleep in a window
select sum(1) over (order by pg_sleep(1)::text rows between unbounded preceding and current row) from vw_regioes
--- sleep in a filter
select count(*) filter (where pg_sleep(1) is null) from vw_regioes
--- sleep in a limit
select 1 limit (select 1 from pg_sleep(1))
--- sleep in a case
select case when regiao = 'x' then 1 else (select 1 from pg_sleep(60)) end from vw_regioes
--- set role
set role tino
--- reset role
reset role
--- set session authorization
set session authorization tino
--- set the time-out
set statement_timeout = 0
--- set_config
select set_config('statement_timeout', '0', false), pg_sleep(60)
--- set_config of the transaction
select set_config('transaction_read_only', 'off', true)
--- set transaction
set transaction read write
--- sleep
select pg_sleep(60)
--- sleep for
select pg_sleep_for('1 minute')
--- sleep by an odd quoting
select "pg_sleep"(60)
--- sleep by a schema
select pg_catalog.pg_sleep(60)
--- sleep by a quoted schema
select "pg_catalog"."pg_sleep"(60)
--- sleep by a unicode escape
select U&"\0070g_sleep"(60)
--- sleep in capitals
SELECT PG_SLEEP(60)
--- sleep with a comment between
select pg_sleep/**/(60)
--- sleep behind from
select * from pg_sleep(60)
--- rows out of nothing
select count(*) from generate_series(1, 1000000000)
--- cross join of rows out of nothing
select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b
--- endless recursion
with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r
--- recursion that grows
with recursive r(t) as (select 'x' union all select t || t from r) select max(length(t)) from r
--- much out of little
select repeat('x', 1000000000)
--- padding
select lpad('x', 500000000, 'y')
--- catalogue of tables
select relname from pg_class
--- catalogue of columns
select * from information_schema.columns
--- catalogue of roles
select rolname from pg_catalog.pg_roles
--- passwords
select usename, passwd from pg_shadow
--- passwords of the catalogue
select rolpassword from pg_authid
--- what others run
select query from pg_stat_activity
--- settings
select * from pg_settings
--- files of settings
select * from pg_hba_file_rules
--- statistics of columns
select * from pg_stats
--- text of a view
select pg_get_viewdef('observatory.vw_regioes'::regclass)
--- table as a number
select 'users'::regclass
--- cast of a name
select cast('pg_authid' as regclass)
--- table statement
table users
--- users
select email, password_hash from users
--- users by their schema
select email from public.users
--- users by quotes
select email from "public"."users"
--- jobs
select * from job
--- chat
select * from chat_message
--- keys
select * from sealing_key
--- history of the schema
select * from flyway_schema_history
--- table behind a view
select email, telefone from observatory.contatos_empresas
--- table of another schema by the name of a view
select * from public.vw_regioes
--- table in a subquery
select (select max(email) from users) from vw_regioes
--- table in exists
select 1 from vw_regioes where exists (select from users where email like 'a%')
--- table in an order by
select 1 from vw_regioes order by (select count(*) from users)
--- table in a having
select count(*) from vw_regioes having count(*) > (select count(*) from users)
--- table in a join condition
select 1 from vw_regioes a join vw_regioes b on a.regiao_id = (select count(*) from users)
--- table in a union
select regiao from vw_regioes union select email from users
--- table in a values list
values ((select max(email) from users))
--- table behind lateral
select * from vw_regioes r, lateral (select email from users limit 1) x
--- function behind lateral
select * from vw_regioes r cross join lateral pg_sleep(1) x
--- name of a cte taken outside of it
select * from (with users as (select 1 as a) select * from users) x, users
--- cte that reads the table of its name
with users as (select * from users) select * from users
--- locking
select * from vw_regioes for update
--- locking of shares
select * from observatory.regioes for key share skip locked
--- lock table
lock table observatory.carga in access exclusive mode
--- advisory lock
select pg_advisory_lock(1)
--- advisory lock of the role's making
select pg_advisory_lock(hashtextextended('observatory.sql-role', 0))
--- advisory lock for the transaction
select pg_advisory_xact_lock(42)
--- tell other nodes
select pg_notify('tino_attack', 'x')
--- notify
notify tino_attack, 'x'
--- listen
listen tino_attack
--- end a session
select pg_terminate_backend(pid) from pg_stat_activity
--- cancel a statement
select pg_cancel_backend(pid) from pg_stat_activity
--- reload
select pg_reload_conf()
--- next of a sequence
select nextval('activity_id_seq')
--- a function of tino's
select observatory.load_step(1, 'demo', current_date)
--- another function of tino's
select observatory.row_count()
--- a function of the public schema
select public.job_instant(now())
--- prepare
prepare p as select email from users
--- execute
execute p
--- declare a cursor
declare c cursor with hold for select email from users
--- do
do $$ begin perform pg_sleep(60); end $$
--- do that changes the role
do $$ begin execute 'set transaction read write'; execute format('alter role %I password ''x''', current_user); end $$
--- change the role's password
alter user current_user with password 'x'
--- change the role's time-out
alter role current_user set statement_timeout = 0
--- call
call public.f()
--- explain
explain select email from users
--- explain analyze of a write
explain analyze delete from observatory.carga
--- vacuum
vacuum
--- analyze
analyze observatory.regioes
--- reindex
reindex schema observatory
--- checkpoint
checkpoint
--- load
load 'auto_explain'
--- discard
discard all
--- security label
security label on role current_user is 'x'
--- who
select current_user
--- session user
select session_user
--- address of the server
select inet_server_addr(), version()
--- dollar quotes
select $$x$$
--- escape string
select E'\x41'
--- parameter
select $1
--- type of xml
select '<a/>'::xml
--- sampling
select * from vw_regioes tablesample system (1)
--- regular expression
select regexp_replace(repeat('a', 100), '(a*)*b', '') from vw_regioes
--- regular expression by an operator
select 1 from vw_regioes where regiao ~ '(a*)*b'
--- transaction identifiers
select txid_current()
--- crash of a parser
select ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
--- huge numbers by power
select mod(power(cast(3 as numeric), cast(30000 as numeric)), power(cast(7 as numeric), cast(9000 as numeric)))
--- huge numbers by an exponent
select 1e30000 % (1e15000 - 1)
--- huge numbers
select 1 % 99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999
--- huge number of a text
select valor_total * '1e30000' from vw_pedidos
--- huge number of a text by its type
select numeric '1e130000'
--- array of numbers
select '{1e130000}'::numeric[]
--- numbers that double
with a as (select 3 * 1.5 as x), b as (select x*x*x*x*x*x*x*x*x*x as x from a), c as (select x*x*x*x*x*x*x*x*x*x as x from b), d as (select x*x*x*x*x*x*x*x*x*x as x from c), e as (select x*x*x*x*x*x*x*x*x*x as x from d) select x from e
--- places without end
select round(1.5, 2000) / 3
--- replace that doubles
select length(replace(replace(replace('aaaaaaaaaa', 'a', 'bbbbbbbbbb'), 'b', 'cccccccccc'), 'c', 'dddddddddd'))
--- pattern that grows
select to_char(date '2026-01-01', to_char(date '2026-01-01', concat('"J"', regiao))) from vw_regioes
--- search of rows put together
select position('aab' in string_agg(regiao, 'a')) from vw_regioes
--- cross join without an aggregate
select a.quantidade from vw_itens a, vw_itens b, vw_itens c where a.quantidade + b.quantidade + c.quantidade = -1 and power(a.ano, 1) > 0
--- cross join behind an exists
select 1 where exists (select 1 from vw_itens a, vw_itens b, vw_itens c where a.quantidade + b.quantidade + c.quantidade = -1 and exp(a.ano) > 0)
--- folding of the kelvin sign
with pg_locKs as (select 1 as a) select * from pg_locks
--- folding of the kelvin sign the other way round
with pg_locks as (select 1 as a) select * from pg_locKs
--- folding of the long s
with pg_lockſ as (select 1 as a) select * from pg_locks
--- folding of a dotted capital
with pg_İ as (select 1 as a) select * from pg_class
--- folding of a quoted name
with "PG_LOCKS" as (select 1 as a) select * from pg_locks
--- name that is cut
with aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa as (select 1 as a) select * from aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
--- function in attribute notation
select v.row_to_json from vw_regioes v
--- function in attribute notation behind an alias
select v.row_to_json from vw_regioes v cross join (select 1 as row_to_json) x
--- function in attribute notation, quoted
select v."to_jsonb" from vw_regioes v
--- function in attribute notation of a schema
select observatory.vw_regioes.array_agg from vw_regioes
--- field of a row
select (v).regiao from vw_regioes v
--- alias of a function
select 1 as pg_typeof
--- type in an alias
select x from vw_regioes as t(x regclass)
--- format of a cast
select cast(regiao as date format 'x') from vw_regioes
--- name of a table in a star
select pg_sleep(1).* from vw_regioes
--- pattern put together of rows
with a as (select string_agg(regiao, '') as x from vw_regioes) select 1 from a where x like concat('%', x, 'b')
