alter table users
    add column department text,
    add column job_title  text,
    add column roles      text[] not null default '{user}',
    -- Set when the account is to be erased: from then on nobody gets in by it.
    add column closed_at  timestamptz,
    -- Nobody logs in as a closed account.
    alter column password_hash drop not null,
    add constraint users_roles_check check (cardinality(roles) > 0 and roles <@ '{user,company,analyst,admin}');
update users set roles = array[role];
alter table users drop column role;
create index users_administrators on users (id) where 'admin' = any (roles);
create index users_closed on users (closed_at) where closed_at is not null;

-- A log-in and what it was renewed to. A token is family, generation and an HMAC, so none is stored.
create table token_family (
    id         uuid        primary key,
    account_id uuid        not null references users on delete cascade,
    generation integer     not null,
    rotated_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index token_family_account on token_family (account_id);
create index token_family_useless on token_family (least(expires_at, revoked_at));

-- Long-lived tokens for machines: signed, and valid only while their row says so.
create table api_token (
    id         uuid        primary key,
    owner_id   uuid        not null references users on delete cascade,
    name       text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_token_owner on api_token (owner_id, created_at desc, id desc);
