package dev.tino.credit.decision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.database.Columns;
import dev.tino.core.database.Conditions;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.credit.dataset.SealedJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Decisions in the database, each its company's. */
@ApplicationScoped
class DecisionRows {

    private static final Logger LOG = Logger.getLogger(DecisionRows.class);

    private static final String INSERT = """
            insert into credit_decision (id, company_id, order_id, version, policy_version, outcome, score, created_at, content,
                                         content_key)
            select id, $9, order_id, version, policy_version, outcome, score, created_at, content, content_key
              from unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[], $5::text[], $6::float8[], $7::timestamptz[],
                          $8::bytea[], $10::text[])
                   as d (id, order_id, version, policy_version, outcome, score, created_at, content, content_key)
             order by order_id
                on conflict (company_id, order_id) do nothing
            returning id""";
    private static final String BY_ORDER = "select * from credit_decision where company_id = $1 and order_id = any ($2)";
    private static final String BY_ID = "select * from credit_decision where company_id = $1 and id = $2";
    private static final String SELECT = "select * from credit_decision where company_id = $1";

    private static final String LOCKED = SELECT + " and id = $2 for no key update";
    private static final String FOLLOW_UP = """
            update credit_decision set follow_up = $3, follow_up_key = $4 where company_id = $1 and id = $2""";

    /** Decisions are opened in less time than it takes to change threads when they are so few. */
    private static final int FEW = 16;

    private final Pool pool;
    private final DecisionSeals seals;
    private final SealedJson json;

    DecisionRows(Pool pool, DecisionSeals seals, SealedJson json) {
        this.pool = pool;
        this.seals = seals;
        this.json = json;
    }

    /**
     * Stores those whose orders have no decision yet, in one statement: all of them or, when it fails, none.
     *
     * @return those that were stored
     */
    Uni<List<Decision>> insert(SqlClient client, UUID companyId, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return decisions.size() <= FEW ? insert(client, companyId, decisions, sealed(decisions))
                : json.onWorker(() -> sealed(decisions))
                        .chain(contents -> insert(client, companyId, decisions, contents));
    }

    private List<Sealed> sealed(List<Decision> decisions) {
        return decisions.stream().map(decision -> seals.seal(decision.id(), decision.content())).toList();
    }

    private static Uni<List<Decision>> insert(SqlClient client, UUID companyId, List<Decision> decisions,
            List<Sealed> contents) {
        Tuple parameters = Columns.of(decisions)
                .add(new UUID[0], Decision::id)
                .add(new String[0], decision -> decision.content().orderId())
                .add(new Integer[0], decision -> decision.content().model().version())
                .add(new Integer[0], decision -> decision.content().policyVersion())
                .add(new String[0], decision -> decision.content().outcome().word())
                .add(new Double[0], decision -> decision.content().score())
                .add(new OffsetDateTime[0], decision -> decision.content().decidedAt().atOffset(ZoneOffset.UTC))
                .parameters();
        return client.preparedQuery(INSERT).execute(parameters
                .addValue(contents.stream().map(content -> Buffer.buffer(content.bytes())).toArray(Buffer[]::new))
                .addValue(companyId).addValue(contents.stream().map(Sealed::keyId).toArray(String[]::new)))
                .map(rows -> {
                    Set<UUID> stored = rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet());
                    return decisions.stream().filter(decision -> stored.contains(decision.id())).toList();
                });
    }

    Uni<List<Decision>> find(UUID companyId, Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(BY_ORDER).execute(Tuple.of(companyId, orderIds.toArray(String[]::new)))
                .chain(this::decisions);
    }

    /** Null when the company has none of this id. */
    Uni<Decision> find(UUID companyId, UUID id) {
        return row(companyId, id).map(row -> row == null ? null : decision(row));
    }

    /** As it lies there; null when the company has none of this id. */
    Uni<Row> row(UUID companyId, UUID id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(companyId, id))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next());
    }

    /** Null when the company has none of this id; who asks for the same one waits until the transaction ends. */
    Uni<Decision> lock(SqlClient transaction, UUID companyId, UUID id) {
        return transaction.preparedQuery(LOCKED).execute(Tuple.of(companyId, id))
                .map(rows -> rows.rowCount() == 0 ? null : decision(rows.iterator().next()));
    }

    Uni<Void> followUp(SqlClient transaction, UUID companyId, UUID id, FollowUp followUp) {
        Sealed sealed = seals.seal(id, followUp);
        return transaction.preparedQuery(FOLLOW_UP)
                .execute(Tuple.of(companyId, id, Buffer.buffer(sealed.bytes()), sealed.keyId())).replaceWithVoid();
    }

    /** Newest first. */
    Uni<Page<Decision>> page(UUID companyId, DecisionFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 2);
        var conditions = new Conditions(companyId).and("outcome = %s", filter.outcome()).and("order_id = %s", filter.orderId());
        if (cursor != null) {
            conditions.and("(created_at, id) < (%s, %s)", cursor.instant(0).atOffset(ZoneOffset.UTC), cursor.uuid(1));
        }
        return pool.preparedQuery(SELECT + conditions + " order by created_at desc, id desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .chain(rows -> decisions(rows).map(decisions -> {
                    List<Instant> times = new ArrayList<>();
                    rows.forEach(row -> times.add(instant(row, "created_at")));
                    return Page.cut(decisions, limit, last -> new Cursor(filter.fingerprint(),
                            List.of(times.get(limit - 1).toString(), last.id().toString())));
                }));
    }

    private Uni<List<Decision>> decisions(RowSet<Row> rows) {
        return rows.rowCount() <= FEW ? Uni.createFrom().item(opened(rows)) : json.onWorker(() -> opened(rows));
    }

    private List<Decision> opened(RowSet<Row> rows) {
        var decisions = new ArrayList<Decision>(rows.rowCount());
        rows.forEach(row -> decisions.add(decision(row)));
        return decisions;
    }

    /** One that is damaged keeps no other from being read. */
    private Decision decision(Row row) {
        UUID id = row.getUUID("id");
        String orderId = row.getString("order_id");
        try {
            return new Decision(id, orderId, seals.content(row), seals.followUp(row));
        } catch (IllegalStateException damaged) {
            LOG.errorf("The decision %s is damaged: %s", id, damaged.getMessage());
            return Decision.damaged(id, orderId);
        }
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
