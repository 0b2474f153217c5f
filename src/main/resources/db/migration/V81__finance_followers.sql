-- Whoever says what one transaction is says it of all with the same description that nobody has filed himself.
create index finance_transaction_follower on finance_transaction (owner_id, left(description_key, 100))
    where category_source is distinct from 'USER';
