-- The form in which descriptions are compared: without accents, case and superfluous space. Nothing in it depends on the
-- server's locale, so that finance.classification.word.DescriptionKey can say the same.
create function finance_description_key(description text) returns text language sql immutable parallel safe as $$
select btrim(regexp_replace(
    lower(case when octet_length(description) = char_length(description) then description
               else regexp_replace(normalize(description, nfd), '[\u0300-\u036f]+', '', 'g') end collate "C"),
    '[ \t\n\v\f\r\u0085\u00a0]+', ' ', 'g'))
$$;

alter table finance_transaction
    add column description_key text generated always as (finance_description_key(description)) stored,
    -- When its owner said what its category is.
    add column filed_at timestamptz;
update finance_transaction set filed_at = created_at where category_source = 'USER';
alter table finance_transaction
    add check ((category_source is not distinct from 'USER') = (filed_at is not null));
-- The start of a key is enough to find it; a whole one may be longer than an index can hold.
create index finance_transaction_own_word on finance_transaction (owner_id, left(description_key, 100))
    where category_source = 'USER';
-- The corrections that are learned from, newest first.
create index finance_transaction_filed on finance_transaction (owner_id, filed_at desc) where category_source = 'USER';

create table finance_training (
    owner_id    uuid    not null references users on delete cascade,
    -- How many there were besides those that the last model has learned from.
    corrections integer not null,
    -- The last job that was to learn from them; null once it has.
    job_id      uuid,
    primary key (owner_id)
);
