-- Numbers that clients of older systems know rows by. Each is given when such a client first sees the row, and never again.
create table compat_number (
    kind     text   not null,
    number   bigint not null,
    id       uuid   not null,
    -- Whose the row is; null for what is everybody's.
    owner_id uuid   references users on delete cascade,
    primary key (kind, number),
    constraint compat_number_id_key unique (kind, id)
);
create index compat_number_owner on compat_number (owner_id);
create sequence compat_number_user owned by compat_number.number;
create sequence compat_number_person owned by compat_number.number;
create sequence compat_number_transaction owned by compat_number.number;
create sequence compat_number_category owned by compat_number.number;
create sequence compat_number_type owned by compat_number.number;
create sequence compat_number_book owned by compat_number.number;
create sequence compat_number_talk owned by compat_number.number;
create sequence compat_number_message owned by compat_number.number;
