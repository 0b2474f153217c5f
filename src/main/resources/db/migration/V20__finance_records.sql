create table finance_category (
    id       uuid not null,
    owner_id uuid not null references users on delete cascade,
    name     text not null,
    primary key (id),
    unique (owner_id, id)
);
create unique index finance_category_name_key on finance_category (owner_id, lower(name));

create table finance_type (
    id       uuid not null,
    owner_id uuid not null references users on delete cascade,
    name     text not null,
    primary key (id),
    unique (owner_id, id)
);
create unique index finance_type_name_key on finance_type (owner_id, lower(name));

create table finance_import (
    id          uuid        not null,
    owner_id    uuid        not null references users on delete cascade,
    file_name   text        not null,
    account     text,
    accepted    integer     not null,
    duplicates  integer     not null,
    skipped     integer     not null,
    rejected    integer     not null,
    imported_at timestamptz not null,
    undone_at   timestamptz,
    primary key (id),
    unique (owner_id, id)
);
create index finance_import_newest on finance_import (owner_id, imported_at desc, id desc);

create table finance_transaction (
    id              uuid           not null,
    owner_id        uuid           not null references users on delete cascade,
    date            date           not null,
    description     text           not null,
    amount          numeric(14, 2) not null,
    person          text,
    category_id     uuid,
    category_source text           check (category_source in ('USER', 'MODEL')),
    confidence      real,
    model_name      text,
    model_version   integer,
    type_id         uuid,
    import_id       uuid,
    -- Which line of which statement this is: the same line of a later file has the same key.
    import_key      uuid,
    created_at      timestamptz    not null,
    primary key (id),
    -- The owner is part of each reference: nobody's row can point at another's.
    constraint finance_transaction_category_fkey foreign key (owner_id, category_id) references finance_category (owner_id, id),
    constraint finance_transaction_type_fkey foreign key (owner_id, type_id) references finance_type (owner_id, id),
    constraint finance_transaction_import_fkey foreign key (owner_id, import_id) references finance_import (owner_id, id),
    constraint finance_transaction_import_key unique (owner_id, import_key),
    check ((category_id is null) = (category_source is null))
);
create index finance_transaction_newest on finance_transaction (owner_id, date desc, id desc);
-- What a deletion has to look for.
create index finance_transaction_category on finance_transaction (owner_id, category_id);
create index finance_transaction_type on finance_transaction (owner_id, type_id);
create index finance_transaction_import on finance_transaction (owner_id, import_id) where import_id is not null;
