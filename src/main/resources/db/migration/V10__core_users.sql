create table users (
    id            uuid        primary key,
    email         text        not null,
    username      text,
    name          text,
    password_hash text        not null,
    role          text        not null,
    created_at    timestamptz not null,
    -- Both are stored in lower case; an e-mail address holds an @, a user name never does.
    constraint users_email_key unique (email),
    constraint users_username_key unique (username),
    constraint users_username_check check (username !~ '@')
);
