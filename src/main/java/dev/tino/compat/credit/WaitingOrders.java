package dev.tino.compat.credit;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.order.Order;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Orders of companies that had no model when they came. Their features are sealed. */
@ApplicationScoped
class WaitingOrders {

    private static final SealedColumn FEATURES = new SealedColumn("compat_waiting_order", List.of("id"), "features");
    private static final long LIST = Cursor.fingerprint("compat_waiting_order");

    /** Of one company. */
    static final int MOST = 10_000;

    /** Nothing is decided yet: the later word counts, and takes the place of the one before. */
    private static final String ADD = """
            with before as (
                delete from compat_waiting_order where company_id = $2::uuid and order_id = $3::text returning id
            )
            insert into compat_waiting_order (id, company_id, order_id, features, features_key, created_at)
            select $1::uuid, $2::uuid, $3::text, $4::bytea, $5::text, now()
             where exists (select from before)
                or (select count(*) from compat_waiting_order where company_id = $2::uuid) < $6::int""";
    private static final String FIND = """
            select id, order_id, features, features_key from compat_waiting_order
             where company_id = $1 and order_id = $2 order by id desc limit 1""";
    private static final String REMOVE = "delete from compat_waiting_order where company_id = $1 and order_id = $2";
    private static final String ALL = """
            select id, order_id, features, features_key from compat_waiting_order
             where company_id = $1 and ($2::uuid is null or id > $2) order by id limit $3""";

    private final SealedJson json;
    private final Pool pool;

    WaitingOrders(SealedJson json, Pool pool) {
        this.json = json;
        this.pool = pool;
    }

    /** One of them, for its company. */
    record Waiting(UUID id, String orderId, ObjectNode features) {
    }

    @Produces
    @Singleton
    static SealedColumn features() {
        return FEATURES;
    }

    /** Fails when the company has too many of them. */
    Uni<Void> add(UUID companyId, Order order) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Sealed sealed = json.seal(order.features(), FEATURES.context(id));
        return pool.preparedQuery(ADD).execute(Tuple.of(id, companyId, order.orderId(), Buffer.buffer(sealed.bytes()),
                sealed.keyId(), MOST)).invoke(added -> requireRoom(added.rowCount())).replaceWithVoid();
    }

    private static void requireRoom(int added) {
        if (added == 0) {
            throw LegacyRefusal.saying(429, LegacyText.TOO_MANY_WAITING.formatted(MOST));
        }
    }

    /** Null when the company has none of this number. */
    Uni<Order> find(UUID companyId, String orderId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(companyId, orderId)).map(rows -> {
            if (rows.rowCount() == 0) {
                return null;
            }
            Waiting found = waiting(rows.iterator().next());
            return new Order(found.orderId, found.features);
        });
    }

    Uni<Void> remove(UUID companyId, String orderId) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(companyId, orderId)).replaceWithVoid();
    }

    Uni<Page<Waiting>> page(UUID companyId, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 1);
        return pool.preparedQuery(ALL).execute(Tuple.of(companyId, cursor == null ? null : cursor.uuid(0), limit + 1))
                .map(rows -> Page.cut(rows.stream().map(this::waiting).toList(), limit,
                        last -> new Cursor(LIST, List.of(last.id.toString()))));
    }

    private Waiting waiting(Row row) {
        UUID id = row.getUUID("id");
        var sealed = new Sealed(row.getString("features_key"), row.getBuffer("features").getBytes());
        return new Waiting(id, row.getString("order_id"), json.open(sealed, FEATURES.context(id), ObjectNode.class));
    }
}
