-- What a reader thinks of a book.
create table book_preference (
    user_id    uuid        not null references users on delete cascade,
    book_id    uuid        not null references book on delete cascade,
    value      text        not null check (value in ('like', 'dislike')),
    changed_at timestamptz not null,
    primary key (user_id, book_id)
);
create index book_preference_latest on book_preference (user_id, changed_at desc, book_id desc);
create index book_preference_book on book_preference (book_id);

-- What the last training asked for by each job was to be; a job that waits is not queued twice.
create table book_training (
    job_id     uuid   primary key references job on delete cascade,
    -- Of the rating models.
    algorithms text[] not null,
    -- Who asked for it; null for Tino itself, or when he is gone.
    actor_id   uuid   references users on delete set null
);
create index book_training_actor on book_training (actor_id) where actor_id is not null;

-- The catalogue that the recommender in service has learned: a training that began earlier and ends later is not promoted.
create table book_trained (
    only_row boolean primary key default true check (only_row),
    revision bigint  not null
);
insert into book_trained (revision) values (-1);
