package dev.tino.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.rotation.ColumnRotation.Turn;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ColumnRotationTest {

    private static final long SEED = 20260131;
    private static final SealedColumn COLUMN = new SealedColumn("rotation_test", List.of("id", "name", "position"), "content");

    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    private final Random random = new Random(SEED);
    private final String older = key();
    private final String newer = key();
    private final KeyRing before = ring(older);
    private final KeyRing after = ring(newer + "," + older);
    private ColumnRotation rotation;

    @BeforeEach
    void aTableWithSealedValues() {
        pool.query("""
                create table rotation_test (id uuid, name text, position integer, content bytea, content_key text,
                    primary key (id, name, position))""").executeAndAwait();
        rotation = new ColumnRotation(COLUMN, after, pool, vertx);
    }

    @AfterEach
    void drop() {
        pool.query("drop table rotation_test").executeAndAwait();
    }

    @Test
    void everyRowIsSealedAnewOnceAndKeepsItsContent() {
        List<Stored> rows = new ArrayList<>();
        for (int i = 0; i < 523; i++) {
            rows.add(store(i % 3 == 0 ? after : before, random.nextInt(2_000)));
        }
        long waiting = rows.stream().filter(row -> !row.sealed.keyId().equals(after.currentId())).count();
        assertThat(rotation.waiting().await().indefinitely()).isEqualTo(waiting);

        List<Turn> turns = rotation.turns().collect().asList().await().indefinitely();

        assertThat(turns.stream().mapToInt(Turn::rows).sum()).as("seed %d", SEED).isEqualTo((int) waiting);
        assertThat(turns).allMatch(turn -> turn.rows() <= 200 && turn.unreadable() == 0);
        assertThat(rotation.waiting().await().indefinitely()).isZero();
        KeyRing alone = ring(newer);
        for (Stored row : rows) {
            assertThat(alone.open(read(row), row.context())).isEqualTo(row.plain);
        }
    }

    @Test
    void largeValuesGoFewAtATime() {
        for (int i = 0; i < 7; i++) {
            store(before, 3 << 20);
        }

        List<Turn> turns = rotation.turns().collect().asList().await().indefinitely();

        assertThat(turns).extracting(Turn::rows).containsExactly(3, 3, 1);
    }

    @Test
    void whatDoesNotOpenStaysAsItIsAndHoldsUpNothing() {
        Stored damaged = store(before, 100);
        Stored lost = store(ring(key()), 100);
        Stored sound = store(before, 100);
        byte[] changed = damaged.sealed.bytes().clone();
        changed[50] ^= 1;
        pool.preparedQuery("update rotation_test set content = $2 where id = $1")
                .executeAndAwait(Tuple.of(damaged.id, Buffer.buffer(changed)));

        List<Turn> turns = rotation.turns().collect().asList().await().indefinitely();

        assertThat(turns).containsExactly(new Turn(3, 2));
        assertThat(read(damaged).keyId()).isEqualTo(before.currentId());
        assertThat(read(damaged).bytes()).isEqualTo(changed);
        assertThat(read(lost).bytes()).isEqualTo(lost.sealed.bytes());
        assertThat(read(sound).keyId()).isEqualTo(after.currentId());
    }

    /** A node that still seals with the older key, between this one's reading and its writing. */
    @Test
    void whatSomebodyElseWroteMeanwhileIsNotOverwritten() {
        List<Stored> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(store(before, 10));
        }
        byte[] newest = { 4, 2 };
        Uni<?> written = pool.preparedQuery("update rotation_test set content = $2, content_key = $3 where id = $1")
                .executeBatch(rows.stream().map(row -> Tuple.of(row.id,
                        Buffer.buffer(before.seal(newest, row.context()).bytes()), before.currentId())).toList());
        var interrupted = new ColumnRotation(COLUMN, after, pool, vertx) {
            @Override
            Uni<Void> write(List<Tuple> resealed) {
                return written.chain(() -> super.write(resealed));
            }
        };

        interrupted.turns().toUni().await().indefinitely();

        assertThat(rows).allSatisfy(row -> assertThat(before.open(read(row), row.context())).isEqualTo(newest));
        rotation.turns().collect().last().await().indefinitely();
        assertThat(rotation.waiting().await().indefinitely()).isZero();
        assertThat(rows).allSatisfy(row -> assertThat(after.open(read(row), row.context())).isEqualTo(newest));
    }

    private record Stored(UUID id, byte[] plain, Sealed sealed) {

        String context() {
            return COLUMN.context(id, "a/name", 7);
        }
    }

    private Stored store(KeyRing ring, int length) {
        UUID id = UUID.randomUUID();
        byte[] plain = new byte[length];
        random.nextBytes(plain);
        var stored = new Stored(id, plain, ring.seal(plain, COLUMN.context(id, "a/name", 7)));
        pool.preparedQuery("insert into rotation_test values ($1, 'a/name', 7, $2, $3)")
                .executeAndAwait(Tuple.of(id, Buffer.buffer(stored.sealed.bytes()), stored.sealed.keyId()));
        return stored;
    }

    private Sealed read(Stored stored) {
        Row row = pool.preparedQuery("select content, content_key from rotation_test where id = $1")
                .executeAndAwait(Tuple.of(stored.id)).iterator().next();
        return new Sealed(row.getString(1), row.getBuffer(0).getBytes());
    }

    private String key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static KeyRing ring(String keys) {
        return SealingKeys.load(Optional.of(keys), null);
    }
}
