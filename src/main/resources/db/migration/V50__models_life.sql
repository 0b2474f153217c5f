-- Those without a signature are nobody's. Whose own model goes has the next one trained with his next correction: it is the
-- one that makes his corrections another twenty.
insert into finance_training as t (owner_id, corrections)
select distinct owner_id, 19 from model_version where owner_id is not null
on conflict (owner_id) do update set corrections = t.corrections - t.corrections % 20 + 19;
delete from model_version;

alter table model_version
    add column id            uuid not null,
    -- Who trained it ('logistic-regression', 'random-forest', ...), and where the file comes from.
    add column algorithm     text not null,
    add column source        text not null check (source in ('shipped', 'imported', 'trained')),
    -- The account that asked for it; null for Tino itself.
    add column author_id     uuid references users on delete set null,
    -- The SHA-256 of the file, sealed for this row: whoever can write here but has no key cannot plant a model.
    add column signature     bytea not null,
    add column signature_key text not null;
alter table model_version add constraint model_version_id unique (id);
create index model_version_signature_key on model_version (signature_key);
create index model_version_algorithm on model_version (name, algorithm, version);
-- Each start looks whether the files that ship are there.
create index model_version_sha256 on model_version (sha256);

-- Which version serves under a name, from when on: the champion is the line with the greatest sequence.
create table model_champion (
    name      text        not null,
    sequence  integer     not null check (sequence > 0),
    version   integer     not null,
    sha256    text        not null,
    -- Null when the model is everybody's.
    owner_id  uuid        references users on delete cascade,
    -- The account that did it; null for Tino itself.
    actor_id  uuid        references users on delete set null,
    act       text        not null check (act in ('released', 'promoted', 'rolled-back')),
    reason    text        not null,
    since     timestamptz not null,
    -- The line that a rollback from this one goes back to, if its version is still there: the champion before, and after a
    -- rollback the one before the version that it went back to.
    previous  integer,
    primary key (name, sequence)
);
-- The champion of each name.
create view model_present_champion as select distinct on (name) * from model_champion order by name, sequence desc;
create index model_champion_owner on model_champion (owner_id) where owner_id is not null;
create index model_champion_actor on model_champion (actor_id) where actor_id is not null;

-- What was done is not rewritten; that an account is erased takes its own lines, and its id from others'.
create function model_champion_stays() returns trigger language plpgsql as $$
begin
    if (old.name, old.sequence, old.version, old.sha256, old.act, old.reason, old.since, old.previous)
       is distinct from (new.name, new.sequence, new.version, new.sha256, new.act, new.reason, new.since, new.previous) then
        raise exception 'The timeline of champions is only added to';
    end if;
    return new;
end $$;
create trigger model_champion_stays before update on model_champion for each row execute function model_champion_stays();
