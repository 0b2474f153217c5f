create extension if not exists unaccent;
create extension if not exists pg_trgm;

create table book (
    id                uuid          primary key,
    upc               text          not null unique,
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
    gone_at           timestamptz
);

-- Counts the changes of the catalogue; one row.
create table book_revision (
    only_row   boolean     primary key default true check (only_row),
    revision   bigint      not null,
    changed_at timestamptz not null
);
insert into book_revision (revision, changed_at) values (0, now());
