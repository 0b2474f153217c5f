create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- The form in which titles are compared and sorted: without accents, case and superfluous space. It names where the extension
-- lies, since what an index calls must not depend on who calls; the dictionary is as immutable as the function says, unless
-- its file of rules is changed.
do $do$
declare
    schema text := (select extnamespace::regnamespace::text from pg_extension where extname = 'unaccent');
begin
    execute format($create$
        create function book_fold(text) returns text language sql immutable strict parallel safe as
            'select btrim(regexp_replace(lower(%1$s.unaccent(''%1$s.unaccent''::regdictionary, $1)), ''[[:space:]]+'', '' '', ''g''))'
        $create$, schema);
end $do$;

-- What is part of a folded text, as a pattern of LIKE. Of a function that is no more than this, the planner knows the value
-- and so whether many titles hold it.
create function book_part(typed text) returns text language sql immutable strict parallel safe as $$
    select '%' || replace(replace(replace(book_fold(typed), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- English, whose endings it knows, and words of other languages without their accents.
create text search configuration book_words (copy = english);
alter text search configuration book_words alter mapping for hword, hword_part, word with unaccent, english_stem;

create table book (
    id                uuid          primary key,
    -- Models learn from books in its order, which is to be the same in every database.
    upc               text collate "C" not null unique,
    title             text          not null,
    genre             text          not null,
    -- Null when the shop gives none.
    description       text,
    product_type      text,
    price             numeric(10,2) not null check (price >= 0),
    price_excl_tax    numeric(10,2) check (price_excl_tax >= 0),
    price_incl_tax    numeric(10,2) check (price_incl_tax >= 0),
    tax               numeric(10,2) check (tax >= 0),
    -- How many are in stock.
    availability      integer       not null check (availability >= 0),
    -- Stars; null for a book that nobody rated.
    rating            smallint      check (rating between 1 and 5),
    number_of_reviews integer       not null default 0 check (number_of_reviews >= 0),
    url               text          not null,
    image_url         text,
    added_at          timestamptz   not null,
    changed_at        timestamptz   not null,
    -- The shop had it no more when it was last looked for; it is in no list then.
    gone_at           timestamptz,
    available         boolean       not null generated always as (availability > 0) stored,
    -- No longer than an index takes.
    title_key         text collate "C" not null generated always as (left(book_fold(title), 250)) stored,
    -- Orders the best first in the direction in which titles go on.
    missing_stars     smallint      not null generated always as (5 - coalesce(rating, 0)) stored,
    title_words       tsvector      not null generated always as (to_tsvector('book_words', title)) stored,
    words             tsvector      not null generated always as (setweight(to_tsvector('book_words', title), 'A')
                                        || setweight(to_tsvector('book_words', left(coalesce(description, ''), 50000)), 'C')) stored
);
-- Whoever reads an index alone needs to know which pages hold nothing that is new.
alter table book set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02,
                      autovacuum_analyze_scale_factor = 0.02);
-- One for each order of a list, with all that the list is filtered by: a page never costs more than reading one of them,
-- whatever the filters have in common with the order, and most cost a few of its rows.
create index book_by_title on book (title_key, id) include (genre, price, missing_stars, available) where gone_at is null;
create index book_by_price on book (price, id) include (title_key, genre, missing_stars, available) where gone_at is null;
create index book_by_rating on book (missing_stars, title_key, id) include (genre, price, available) where gone_at is null;
create index book_by_genre on book (genre, title_key, id) include (price, missing_stars, available) where gone_at is null;
create index book_title_words on book using gin (title_words) where gone_at is null;
create index book_words on book using gin (words) where gone_at is null;
create index book_title_trigrams on book using gin (title_key gin_trgm_ops) where gone_at is null;

-- What somebody typed, as a query: words that all have to be there, "phrases", or, and -exclusions. Null when it asks for
-- nothing, or only says what is not to be there. It is no news for the log that somebody asked for "the".
create function book_query(typed text) returns tsquery language sql stable set client_min_messages = warning as $$
    select case when querytree(parsed) not in ('', 'T') then parsed end from websearch_to_tsquery('book_words', typed) parsed
$$;

-- Loads what knows the setting of the next function.
do $$ begin perform word_similarity('', ''); end $$;
-- Titles that hold about what was typed, or about each of its words wherever it stands; all of it is folded. At most a
-- thousand, the most similar first, of the first two thousand. Of the words the longest finds them: fewest titles hold it.
create function book_titles_like(folded text) returns table (id uuid, similarity real) language sql stable
    set pg_trgm.word_similarity_threshold = 0.5 as $$
    with typed as materialized (
        select coalesce(array_agg(word order by length(word) desc, word), array[folded]) as words
          from (select distinct word from regexp_split_to_table(folded, '[^[:alnum:]]+') word where length(word) > 2) long
    )
    select found.id, found.similarity
      from (select b.id, greatest(word_similarity(folded, b.title_key), (select avg(word_similarity(word, b.title_key))::real
                                                                         from typed, unnest(words) word)) as similarity
              from book b
             where b.gone_at is null
               and (folded <% b.title_key or (select words[1] from typed) <% b.title_key
                    and not exists (select from typed, unnest(words[2:]) word where not word <% b.title_key))
             limit 2000) found
     order by 2 desc, 1 limit 1000
$$;

-- Counts the changes of the catalogue; one row.
create table book_revision (
    only_row   boolean     primary key default true check (only_row),
    revision   bigint      not null,
    changed_at timestamptz not null
);
insert into book_revision (revision, changed_at) values (0, now());
