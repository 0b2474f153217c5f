-- A run that looks at the whole shop; its id is its job's, which tells whether it waits, runs or failed.
create table book_scrape (
    id           uuid        primary key,
    -- Who asked for it; null for Tino itself, or when he is gone.
    actor_id     uuid        references users on delete set null,
    submitted_at timestamptz not null default now(),
    started_at   timestamptz,
    -- When what it found came into the catalogue, in the same transaction.
    finished_at  timestamptz,
    found        integer     not null default 0,
    added        integer     not null default 0,
    changed      integer     not null default 0,
    gone         integer     not null default 0,
    failed       integer     not null default 0,
    -- Pages that failed and why, up to a number.
    failures     jsonb       not null default '[]'
);
create index book_scrape_actor on book_scrape (actor_id) where actor_id is not null;

-- Whose turn it is, or was: of two runs that begin at once one waits here until the other has it. One row.
create table book_scrape_turn (
    only_row  boolean primary key default true check (only_row),
    scrape_id uuid
);
insert into book_scrape_turn default values;

-- What a run has found so far, until it comes into the catalogue as a whole.
create table book_scraped (
    scrape_id         uuid          not null,
    upc               text collate "C" not null,
    -- Place in the shop's lists: of two pages of one book the first counts.
    position          integer       not null,
    found_at          timestamptz   not null default now(),
    -- For a book that is new.
    book_id           uuid          not null,
    title             text          not null,
    genre             text          not null,
    description       text,
    product_type      text,
    price             numeric(10,2) not null,
    price_excl_tax    numeric(10,2),
    price_incl_tax    numeric(10,2),
    tax               numeric(10,2),
    availability      integer       not null,
    rating            smallint,
    number_of_reviews integer       not null,
    url               text          not null,
    image_url         text,
    primary key (scrape_id, upc)
);
