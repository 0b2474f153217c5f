-- A company's past orders. What a row holds stands nowhere in the clear: it is sealed, or an HMAC under the dataset's own salt,
-- which is sealed too.
create table credit_dataset (
    id              uuid        primary key,
    company_id      uuid        not null references users on delete cascade,
    name            text        not null,
    -- The salt, what the fields are there for, and the fields as far as they are known, with their levels.
    definition      bytea       not null,
    definition_key  text        not null,
    batches         bigint      not null default 0,
    good            bigint      not null default 0,
    bad             bigint      not null default 0,
    rejected        bigint      not null default 0,
    duplicates      bigint      not null default 0,
    customers       bigint      not null default 0,
    -- Customers with more than one row, how many rows these have, and customers with good rows and bad ones.
    several         bigint      not null default 0,
    rows_of_several bigint      not null default 0,
    both_labels     bigint      not null default 0,
    created_at      timestamptz not null,
    sealed_at       timestamptz,
    hash            text,
    constraint credit_dataset_sealed check ((sealed_at is null) = (hash is null))
);
create index credit_dataset_company on credit_dataset (company_id, id desc);
create index credit_dataset_definition_key on credit_dataset (definition_key);
alter table credit_dataset alter column definition set storage external;

-- What the columns hold, added up lot by lot: the levels of categories, and ranges.
create table credit_statistics (
    dataset_id     uuid  primary key references credit_dataset on delete cascade,
    statistics     bytea not null,
    statistics_key text  not null
);
create index credit_statistics_key on credit_statistics (statistics_key);
alter table credit_statistics alter column statistics set storage external;

-- A lot as it was taken, whole or in part.
create table credit_batch (
    dataset_id  uuid        not null references credit_dataset on delete cascade,
    sequence    integer     not null check (sequence between 1 and 1000000),
    company_id  uuid        not null references users on delete cascade,
    -- By which the same lot is told from another one.
    content_mac bytea       not null,
    rows        bytea       not null,
    rows_key    text        not null,
    received_at timestamptz not null default now(),
    primary key (dataset_id, sequence)
);
create index credit_batch_company on credit_batch (company_id, dataset_id, sequence);
create index credit_batch_rows_key on credit_batch (rows_key);
alter table credit_batch alter column rows set storage external;

create table credit_rejected_row (
    dataset_id uuid    not null references credit_dataset on delete cascade,
    batch      integer not null,
    row        integer not null,
    company_id uuid    not null references users on delete cascade,
    -- Which field is wrong, and how: its name is whatever was sent as one.
    reason     bytea   not null,
    reason_key text    not null,
    primary key (dataset_id, batch, row)
);
create index credit_rejected_row_reason_key on credit_rejected_row (reason_key);
create index credit_rejected_row_company on credit_rejected_row (company_id, dataset_id, batch, row);

-- By which rows that repeat another one are counted.
create table credit_row_hash (
    dataset_id uuid   not null references credit_dataset on delete cascade,
    hash       bigint not null,
    primary key (dataset_id, hash)
);

create table credit_customer (
    dataset_id uuid   not null references credit_dataset on delete cascade,
    hash       bigint not null,
    good       bigint not null,
    bad        bigint not null,
    primary key (dataset_id, hash)
);
