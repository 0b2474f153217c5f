-- Vectors of texts that a provider outside gave. No text stands here, only an HMAC of it under a key of this deployment.
create table embedding (
    -- Provider, model and length: what the vectors of one source say means nothing beside another's.
    source   text  not null,
    text_mac bytea not null,
    -- float32, little-endian.
    vector   bytea not null,
    used_on  date  not null default current_date,
    primary key (source, text_mac)
);
-- Such bytes cannot be compressed; trying costs more than reading them.
alter table embedding alter column vector set storage external;
create index embedding_used_idx on embedding (used_on);
