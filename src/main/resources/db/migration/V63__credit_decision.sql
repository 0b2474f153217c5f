-- A decision on an order. What it rests on is sealed; the columns beside it say the same, to be searched by.
create table credit_decision (
    id             uuid             primary key,
    company_id     uuid             not null references users on delete cascade,
    order_id       text             not null,
    -- Of the company's model and of its policy.
    version        integer          not null,
    policy_version integer          not null,
    outcome        text             not null check (outcome in ('approve', 'review', 'refuse')),
    score          double precision not null,
    created_at     timestamptz      not null,
    content        bytea            not null,
    content_key    text             not null,
    -- What a person made of it, and what the order turned out to be; null until either is told. Sealed.
    follow_up      bytea,
    follow_up_key  text,
    constraint credit_decision_order unique (company_id, order_id),
    constraint credit_decision_follow_up check ((follow_up is null) = (follow_up_key is null))
);
create index credit_decision_company on credit_decision (company_id, created_at desc, id desc);
create index credit_decision_content_key on credit_decision (content_key);
create index credit_decision_follow_up_key on credit_decision (follow_up_key);
