package dev.tino.models.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.database.Slices;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Vectors that a provider gave, for as long as they are used. The table holds no text: who reads it learns which texts
 * were there only if he has a key. A new key does not lose them: those of the keys before are found until their key goes.
 */
@ApplicationScoped
class KeptVectors implements Retained {

    private static final String PURPOSE = "embedded texts";
    private static final String FIND = """
            select asked.text, embedding.text_mac, vector, used_on < current_date as stale
              from unnest($2::bytea[], $3::integer[]) as asked (mac, text)
              join embedding on source = $1 and text_mac = asked.mac""";
    /** Rows of others that do the same right now are theirs. */
    private static final String USE = """
            update embedding set used_on = current_date
             where source = $1 and text_mac in (select text_mac from embedding
                   where source = $1 and text_mac = any ($2) and used_on < current_date for update skip locked)""";
    /** In one order, so that two who keep the same texts never wait for each other. */
    private static final String KEEP = """
            insert into embedding (source, text_mac, vector)
            select $1, mac, vector from unnest($2::bytea[], $3::bytea[]) as given (mac, vector) order by mac
            on conflict do nothing""";

    private final Pool pool;
    private final Vertx vertx;
    private final List<Hmac> hmacs;

    KeptVectors(Pool pool, KeyFolder keys, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
        this.hmacs = keys.hmacs(PURPOSE);
    }

    /** Those of the texts that are kept, by their text. */
    Uni<Map<String, float[]>> find(EmbeddingSource source, List<String> texts) {
        // Thousands of hashes and megabytes of numbers are no work for an event loop.
        return vertx.executeBlocking(() -> asked(source, texts), false)
                .chain(asked -> pool.preparedQuery(FIND).execute(asked))
                .call(rows -> use(source, rows))
                .chain(rows -> vertx.executeBlocking(() -> byText(rows, texts), false));
    }

    private Tuple asked(EmbeddingSource source, List<String> texts) {
        Buffer[] macs = new Buffer[texts.size() * hmacs.size()];
        Integer[] positions = new Integer[macs.length];
        for (int i = 0; i < macs.length; i++) {
            positions[i] = i / hmacs.size();
            macs[i] = mac(hmacs.get(i % hmacs.size()), texts.get(positions[i]));
        }
        return Tuple.of(source.toString(), macs, positions);
    }

    private static Map<String, float[]> byText(RowSet<Row> rows, List<String> texts) {
        Map<String, float[]> found = new HashMap<>();
        rows.forEach(row -> found.put(texts.get(row.getInteger("text")), vector(row.getBuffer("vector").getBytes())));
        return found;
    }

    /** At most once a day: a write for each read would cost more than the vector. */
    private Uni<Void> use(EmbeddingSource source, RowSet<Row> rows) {
        List<Buffer> stale = new ArrayList<>();
        rows.forEach(row -> {
            if (row.getBoolean("stale")) {
                stale.add(row.getBuffer("text_mac").getDelegate());
            }
        });
        if (stale.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(USE).execute(Tuple.of(source.toString(), stale.toArray(Buffer[]::new))).replaceWithVoid();
    }

    /** @param vectors one for each text, in their order */
    Uni<Void> keep(EmbeddingSource source, List<String> texts, List<float[]> vectors) {
        return vertx.executeBlocking(() -> {
            Buffer[] macs = texts.stream().map(text -> mac(hmacs.get(0), text)).toArray(Buffer[]::new);
            Buffer[] bytes = vectors.stream().map(KeptVectors::bytes).toArray(Buffer[]::new);
            return Tuple.of(source.toString(), macs, bytes);
        }, false).chain(given -> pool.preparedQuery(KEEP).execute(given)).replaceWithVoid();
    }

    private static Buffer mac(Hmac hmac, String text) {
        return Buffer.buffer(hmac.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Buffer bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Buffer.buffer(bytes.array());
    }

    private static float[] vector(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    @Override
    public String name() {
        return "embeddings";
    }

    @Override
    public String table() {
        return "embedding";
    }

    @Override
    public int defaultDays() {
        return 90;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return Slices.delete(pool, "embedding", "used_on < $1", Tuple.of(cutOff.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}
