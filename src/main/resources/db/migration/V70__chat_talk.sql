create extension if not exists btree_gin;

-- People write Portuguese and English in one talk: the endings of the first are taken off, of the second the plural's. No
-- word is too common to be looked for.
create text search dictionary chat_stem (template = snowball, language = portuguese);
create text search configuration chat_words (copy = portuguese);
alter text search configuration chat_words
    alter mapping for asciihword, hword_asciipart, asciiword, hword, hword_part, word with unaccent, chat_stem;

-- What somebody typed, as a query; null when it asks for nothing, or only says what is not to be there.
create function chat_query(typed text) returns tsquery language sql stable set client_min_messages = warning as $$
    select case when querytree(parsed) not in ('', 'T') then parsed end from websearch_to_tsquery('chat_words', typed) parsed
$$;

create table chat_talk (
    id         uuid        primary key,
    owner_id   uuid        not null references users on delete cascade,
    name       text        not null,
    -- How many there were, which is the number of the last one.
    messages   integer     not null,
    created_at timestamptz not null,
    -- When something was last said in it.
    active_at  timestamptz not null,
    -- From then on only a restoration finds it.
    deleted_at timestamptz,
    words      tsvector    not null generated always as (to_tsvector('chat_words', name)) stored,
    unique (owner_id, id)
);
create index chat_talk_by_activity on chat_talk (owner_id, active_at desc, id desc) where deleted_at is null;
create index chat_talk_deleted on chat_talk (deleted_at) where deleted_at is not null;

-- Numbered without gaps under the lock of the talk's row: whoever reads on from a number misses none.
create table chat_message (
    id         uuid        primary key,
    owner_id   uuid        not null,
    talk_id    uuid        not null,
    number     integer     not null,
    role       text        not null,
    content    text        not null,
    status     text        not null,
    -- The message that an answer answers.
    answers    uuid,
    -- JSON; as text, since jsonb knows no NUL.
    evidence   text,
    created_at timestamptz not null,
    -- All that anybody may write, and the beginning of the longest answers.
    words      tsvector    not null generated always as (to_tsvector('chat_words', left(content, 50000))) stored,
    constraint chat_message_talk foreign key (owner_id, talk_id) references chat_talk (owner_id, id) on delete cascade,
    constraint chat_message_role check (role in ('user', 'assistant') and (role = 'assistant') = (answers is not null)
                                        and (role = 'assistant' or evidence is null)),
    constraint chat_message_status check (status = 'completed' or role = 'assistant' and status in ('failed', 'cancelled')),
    unique (talk_id, number)
);
-- One person's words among everybody's.
create index chat_message_words on chat_message using gin (owner_id, words);
create index chat_message_answers on chat_message (answers, number) where answers is not null;
-- Rows come and never change.
alter table chat_message set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
