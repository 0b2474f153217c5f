package dev.tino.core.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Seals anew, in the order of its table's key, what one column holds under other keys than the current one. */
class ColumnRotation {

    private static final Logger LOG = Logger.getLogger(ColumnRotation.class);
    /** At most so many rows at a time, and no more after so many bytes. */
    private static final int ROWS = 200;
    private static final int BYTES = 8 << 20;

    private final SealedColumn column;
    private final KeyRing ring;
    private final Pool pool;
    private final Vertx vertx;
    private final String keys;

    ColumnRotation(SealedColumn column, KeyRing ring, Pool pool, Vertx vertx) {
        this.column = column;
        this.ring = ring;
        this.pool = pool;
        this.vertx = vertx;
        this.keys = String.join(", ", column.key());
    }

    /** What became of some rows. */
    record Turn(int rows, int unreadable) {
    }

    Uni<Long> waiting() {
        return pool.preparedQuery("select count(*) from %s where %s <> $1".formatted(column.table(), column.keyIdColumn()))
                .execute(Tuple.of(ring.currentId()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Each turn reads and writes in statements of its own: what lies between is no transaction's time. */
    Multi<Turn> turns() {
        return Multi.createBy().repeating().uni(Position::new, this::turn).until(turn -> turn.rows == 0);
    }

    private Uni<Turn> turn(Position position) {
        return next(position).chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().item(new Turn(0, 0))
                : vertx.executeBlocking(() -> resealed(rows), false)
                        .call(this::write)
                        .map(resealed -> new Turn(rows.rowCount(), rows.rowCount() - resealed.size())));
    }

    private Uni<RowSet<Row>> next(Position position) {
        var parameters = Tuple.of(ring.currentId());
        String after = "";
        if (position.last != null) {
            position.last.forEach(parameters::addValue);
            after = " and (%s) > (%s)".formatted(keys, IntStream.range(0, position.last.size())
                    .mapToObj(i -> "$" + (i + 2)).collect(Collectors.joining(", ")));
        }
        return pool.preparedQuery("""
                select %2$s, %3$s, %4$s
                  from (select page.*, sum(octet_length(%3$s)) over (order by %2$s) - octet_length(%3$s) as before
                          from (select %2$s, %3$s, %4$s from %1$s where %4$s <> $1%5$s order by %2$s limit %6$d) page) sized
                 where before < %7$d
                 order by %2$s"""
                .formatted(column.table(), keys, column.column(), column.keyIdColumn(), after, ROWS, BYTES))
                .execute(parameters)
                .invoke(rows -> rows.forEach(row -> position.last = keyOf(row)));
    }

    private List<Object> keyOf(Row row) {
        return IntStream.range(0, column.key().size()).mapToObj(row::getValue).toList();
    }

    private List<Tuple> resealed(RowSet<Row> rows) {
        List<Tuple> resealed = new ArrayList<>();
        for (Row row : rows) {
            List<Object> key = keyOf(row);
            String context = column.context(key.toArray());
            var old = new Sealed(row.getString(key.size() + 1), row.getBuffer(key.size()).getBytes());
            try {
                Sealed fresh = ring.seal(ring.open(old, context), context);
                var parameters = Tuple.of(Buffer.buffer(fresh.bytes()), fresh.keyId(), old.keyId(),
                        Buffer.buffer(old.nonce()));
                key.forEach(parameters::addValue);
                resealed.add(parameters);
            } catch (IllegalStateException unreadable) {
                LOG.errorf("Not sealed anew: %s", unreadable.getMessage());
            }
        }
        return resealed;
    }

    /** A row that was sealed by somebody else meanwhile, which its nonce tells, or is gone stays as it is. */
    Uni<Void> write(List<Tuple> resealed) {
        if (resealed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String row = IntStream.range(0, column.key().size())
                .mapToObj(i -> column.key().get(i) + " = $" + (i + 5)).collect(Collectors.joining(" and "));
        return pool
                .preparedQuery("update %1$s set %2$s = $1, %3$s = $2 where %3$s = $3 and substring(%2$s for %4$d) = $4 and %5$s"
                        .formatted(column.table(), column.column(), column.keyIdColumn(), Sealed.NONCE_BYTES, row))
                .executeBatch(resealed).replaceWithVoid();
    }

    private static final class Position {
        List<Object> last;
    }
}
