package dev.tino.core.idempotency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.database.Slices;
import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** First answers, each in the transaction that created what it tells of: neither is there without the other. */
@ApplicationScoped
class KeptAnswers implements Retained {

    private static final String PURPOSE = "requests under a key";

    private final Pool pool;
    /** Over what a request asks for: a bare hash would let whoever reads the table guess at a password in it. */
    private final List<Hmac> hmacs;

    KeptAnswers(Pool pool, KeyFolder keys) {
        this.pool = pool;
        this.hmacs = keys.hmacs(PURPOSE);
    }

    /** Goes on unless the key was used. */
    Uni<Void> check(IdempotencyKey key) {
        return check(pool, key);
    }

    /** Goes on, alone until the transaction ends, unless the key was used or is being used. */
    Uni<Void> claim(SqlClient transaction, IdempotencyKey key) {
        return transaction.preparedQuery("select pg_try_advisory_xact_lock($1)").execute(Tuple.of(key.lock()))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw IdempotencyError.IDEMPOTENCY_KEY_IN_USE
                                .because("The first request with this %s still runs", IdempotencyKey.HEADER);
                    }
                })
                // A statement of its own: it has to see what was committed before the lock was free.
                .chain(() -> check(transaction, key));
    }

    Uni<Void> keep(SqlClient transaction, IdempotencyKey key, Answer answer) {
        return transaction.preparedQuery("""
                insert into idempotency_key (owner_id, key, request_mac, status, location, content_type, body)
                values ($1, $2, $3, $4, $5, $6, $7)""")
                .execute(Tuple.from(
                        Arrays.asList(key.ownerId(), key.name(), Buffer.buffer(hmacs.get(0).of(key.hash())), answer.status(),
                                answer.location(), answer.contentType(), Buffer.buffer(answer.body()))))
                .replaceWithVoid();
    }

    Uni<Void> forget(SqlClient transaction, String location) {
        return transaction.preparedQuery("delete from idempotency_key where location = $1").execute(Tuple.of(location))
                .replaceWithVoid();
    }

    private Uni<Void> check(SqlClient client, IdempotencyKey key) {
        return client.preparedQuery("""
                select request_mac, status, location, content_type, body
                  from idempotency_key where owner_id = $1 and key = $2""")
                .execute(Tuple.of(key.ownerId(), key.name()))
                .invoke(rows -> rows.forEach(row -> repeat(row, key)))
                .replaceWithVoid();
    }

    private void repeat(Row row, IdempotencyKey key) {
        byte[] mac = row.getBuffer("request_mac").getBytes();
        if (hmacs.stream().noneMatch(hmac -> Arrays.equals(mac, hmac.of(key.hash())))) {
            throw Failure.invalid(IdempotencyKey.HEADER, "was used for another request");
        }
        throw new Replay(new Answer(row.getInteger("status"), row.getString("location"), row.getString("content_type"),
                row.getBuffer("body").getBytes()));
    }

    @Override
    public String name() {
        return "idempotency-keys";
    }

    @Override
    public String table() {
        return "idempotency_key";
    }

    @Override
    public int defaultDays() {
        return 1;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return Slices.delete(pool, "idempotency_key", "created_at < $1", Tuple.of(cutOff.atOffset(ZoneOffset.UTC)));
    }
}
