-- People of an account, whom an older finance system knew as users. The account itself is one of them without a row here.
create table compat_person (
    id         uuid primary key,
    owner_id   uuid not null references users on delete cascade,
    first_name text not null,
    last_name  text not null,
    email      text not null
);
create unique index compat_person_email_key on compat_person (owner_id, lower(email));

-- Expenses that a client of that system wrote with their minus: it reads them so again, and others without.
create table compat_signed_transaction (
    transaction_id uuid primary key references finance_transaction on delete cascade,
    owner_id       uuid not null references users on delete cascade
);
create index compat_signed_transaction_owner on compat_signed_transaction (owner_id);
