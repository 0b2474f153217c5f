-- What a company decides by. The first is the same for all and not stored. A version that is there never changes.
create table credit_policy (
    company_id   uuid             not null references users on delete cascade,
    version      integer          not null check (version > 1),
    -- An order is approved from this score on, and refused below that one.
    approve_at   double precision not null,
    refuse_below double precision not null,
    -- What it costs to approve an order that turns out bad, and to refuse a good one.
    approved_bad double precision not null,
    refused_good double precision not null,
    created_at   timestamptz      not null,
    primary key (company_id, version),
    constraint credit_policy_thresholds check (0 <= refuse_below and refuse_below <= approve_at and approve_at <= 1),
    constraint credit_policy_costs check (approved_bad > 0 and refused_good > 0)
);

-- Of each version of a company's model, what it was trained on and how it did. The file itself lies in model_version.
create table credit_model (
    company_id   uuid        not null references users on delete cascade,
    version      integer     not null check (version > 0),
    dataset_id   uuid        not null references credit_dataset on delete cascade,
    dataset_hash text        not null,
    -- The fields that it takes, and those that orders may hold besides; sealed, as are the rows that they were learned from.
    features     bytea       not null,
    features_key text        not null,
    -- Figures of all algorithms, of groups of protected fields, and how many good and bad rows got each score; sealed.
    report       bytea       not null,
    report_key   text        not null,
    created_at   timestamptz not null,
    primary key (company_id, version)
);
create index credit_model_dataset on credit_model (dataset_id);
create index credit_model_features_key on credit_model (features_key);
create index credit_model_report_key on credit_model (report_key);
