-- Accounts that only machines use have no address: they get in by a token, and nobody can log in as one.
alter table users
    alter column email drop not null,
    add constraint users_login_check check (email is not null or username is null and password_hash is null);

-- What a company tells of itself. Two may tell the same: neither is to learn of the other.
create table credit_company (
    id         uuid        primary key references users on delete cascade,
    name       text        not null,
    email      text        not null,
    created_at timestamptz not null
);
