-- Orders of companies that had no model when they came. What is to be decided on is sealed.
create table compat_waiting_order (
    id           uuid        primary key,
    company_id   uuid        not null references users on delete cascade,
    order_id     text        not null,
    features     bytea       not null,
    features_key text        not null,
    created_at   timestamptz not null
);
create index compat_waiting_order_company on compat_waiting_order (company_id, order_id);
create index compat_waiting_order_features_key on compat_waiting_order (features_key);
