package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.finance.classification.Guess;
import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Transactions in bulk: lists with their names, and thousands of rows in one statement. */
@ApplicationScoped
public class TransactionRows {

    private static final String SELECT = """
            select t.id, t.date, t.description, t.amount, t.person, t.category_id, c.name as category, t.category_source,
                   t.confidence, t.model_name, t.model_version, t.type_id, y.name as type
              from finance_transaction t
              left join finance_category c on c.owner_id = t.owner_id and c.id = t.category_id
              left join finance_type y on y.owner_id = t.owner_id and y.id = t.type_id
             where t.owner_id = $1""";

    private static final String INSERT = """
            insert into finance_transaction (owner_id, created_at, id, date, description, amount, person, category_id,
                   category_source, filed_at, confidence, model_name, model_version, type_id, import_id, import_key)
            select $1, $2, * from unnest($3::uuid[], $4::date[], $5::text[], $6::numeric[], $7::text[], $8::uuid[],
                   $9::text[], $10::timestamptz[], $11::real[], $12::text[], $13::integer[], $14::uuid[], $15::uuid[],
                   $16::uuid[])
            on conflict on constraint finance_transaction_import_key do nothing
            returning id""";

    private static final String UPDATE = """
            update finance_transaction
               set date = $3, description = $4, amount = $5, person = $6, category_id = $7, category_source = $8,
                   filed_at = $9, confidence = $10, model_name = $11, model_version = $12, type_id = $13
             where owner_id = $1 and id = $2""";

    private static final String FOLLOW = """
            with word as (
                select round((count(*) filter (where category_id = $3))::numeric / count(*), 4)::real as agreement
                  from finance_transaction
                 where owner_id = $1 and left(description_key, 100) = left(finance_description_key($2), 100)
                   and description_key = finance_description_key($2) and category_source = 'USER'),
            open as (
                select id from finance_transaction
                 where owner_id = $1 and left(description_key, 100) = left(finance_description_key($2), 100)
                   and description_key = finance_description_key($2)
                   and category_source is distinct from 'USER' and category_id is distinct from $3
                   for update skip locked)
            update finance_transaction t
               set category_id = $3, category_source = 'MODEL', confidence = word.agreement, model_name = $4, model_version = $5
              from open, word
             where t.owner_id = $1 and t.id = open.id
            returning t.id""";

    private static final String MONTHLY_TOTALS = """
            select to_char(t.date, 'YYYY-MM') as month, t.category_id, c.name as category,
                   coalesce(sum(t.amount) filter (where t.amount > 0), 0) as income,
                   coalesce(sum(t.amount) filter (where t.amount < 0), 0) as expense, count(*) as transactions
              from finance_transaction t
              left join finance_category c on c.owner_id = t.owner_id and c.id = t.category_id
             where t.owner_id = $1%s
             group by 1, 2, 3
             order by 1 desc, 3""";

    private static final int SLICE = 2_000;

    private final Pool pool;

    TransactionRows(Pool pool) {
        this.pool = pool;
    }

    Uni<TransactionView> find(UUID ownerId, UUID id) {
        return pool.preparedQuery(SELECT + " and t.id = $2").execute(Tuple.of(ownerId, id))
                .map(rows -> rows.rowCount() == 0 ? null : view(rows.iterator().next()));
    }

    Uni<List<TransactionView>> find(UUID ownerId, List<UUID> ids) {
        return pool.preparedQuery(SELECT + " and t.id = any($2)").execute(Tuple.of(ownerId, ids.toArray(UUID[]::new)))
                .map(TransactionRows::views);
    }

    /** One page, newest first. */
    Uni<Page<TransactionView>> page(UUID ownerId, TransactionFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 2);
        Conditions conditions = conditions(ownerId, filter);
        if (cursor != null) {
            conditions.and("(t.date, t.id) < (%s, %s)", cursor.date(0), cursor.uuid(1));
        }
        return pool.preparedQuery(SELECT + conditions + " order by t.date desc, t.id desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> Page.cut(views(rows), limit, last -> new Cursor(filter.fingerprint(),
                        List.of(last.date().toString(), last.id().toString()))));
    }

    /**
     * One to be changed; until the transaction ends nobody else does, so that two changes of different fields do not undo
     * each other. Null when there is none.
     */
    Uni<Transaction> lock(SqlClient transaction, UUID ownerId, UUID id) {
        return transaction.preparedQuery("select * from finance_transaction where owner_id = $1 and id = $2 for update")
                .execute(Tuple.of(ownerId, id))
                .map(rows -> rows.rowCount() == 0 ? null : transaction(rows.iterator().next()));
    }

    Uni<Void> update(SqlClient transaction, Transaction changed) {
        return transaction.preparedQuery(UPDATE).execute(Tuple.from(Arrays.asList(changed.ownerId, changed.id, changed.date,
                changed.description, changed.amount, changed.person, changed.categoryId,
                changed.categorySource == null ? null : changed.categorySource.name(), time(changed.filedAt),
                changed.confidence, changed.modelName, changed.modelVersion, changed.typeId))).replaceWithVoid();
    }

    /**
     * Files what nobody filed himself under what the owner has just said of the same description, as it would be filed if
     * it came only now; tells which ones changed. One that somebody is changing at this moment is left to him: to wait for
     * him is what he may be doing for us.
     */
    Uni<List<UUID>> follow(SqlClient transaction, Transaction filed) {
        return transaction.preparedQuery(FOLLOW).execute(Tuple.of(filed.ownerId, filed.description, filed.categoryId,
                Guess.OWN_WORDS.name(), Guess.OWN_WORDS.version())).map(rows -> {
                    var ids = new ArrayList<UUID>(rows.rowCount());
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Deletes one; tells whether its owner had filed it, null when there was none. */
    Uni<Boolean> delete(SqlClient transaction, UUID ownerId, UUID id) {
        return transaction
                .preparedQuery("delete from finance_transaction where owner_id = $1 and id = $2 returning filed_at is not null")
                .execute(Tuple.of(ownerId, id))
                .map(deleted -> deleted.rowCount() == 0 ? null : deleted.iterator().next().getBoolean(0));
    }

    public Uni<List<MonthlyTotal>> monthlyTotals(UUID ownerId, TransactionFilter filter) {
        Conditions conditions = conditions(ownerId, filter);
        return pool.preparedQuery(MONTHLY_TOTALS.formatted(conditions)).execute(conditions.parameters())
                .map(rows -> {
                    var totals = new ArrayList<MonthlyTotal>(rows.rowCount());
                    rows.forEach(row -> totals.add(new MonthlyTotal(row.getString("month"), row.getUUID("category_id"),
                            row.getString("category"), row.getBigDecimal("income"), row.getBigDecimal("expense"),
                            row.getLong("transactions"))));
                    return totals;
                });
    }

    /**
     * Inserts the rows of one owner but for lines that an import already brought, and tells which ones are new. All or
     * none: give it a client inside a transaction.
     */
    public Uni<List<UUID>> insert(SqlClient client, List<Transaction> transactions) {
        // In one order, so that two imports of the same lines wait for each other and do not lock each other out.
        List<Transaction> ordered = transactions.stream()
                .sorted(Comparator.comparing(row -> row.importKey, Comparator.nullsFirst(Comparator.naturalOrder()))).toList();
        // Slices, lest the driver writes a hundred thousand rows without letting go of the event loop.
        return Multi.createFrom().range(0, (ordered.size() + SLICE - 1) / SLICE)
                .map(slice -> ordered.subList(slice * SLICE, Math.min(ordered.size(), (slice + 1) * SLICE)))
                .onItem().transformToUniAndConcatenate(slice -> client.preparedQuery(INSERT).execute(parameters(slice)))
                .onItem().transformToIterable(rows -> rows)
                .map(row -> row.getUUID(0))
                .collect().asList();
    }

    private static Tuple parameters(List<Transaction> rows) {
        Transaction first = rows.get(0);
        var parameters = Tuple.from(List.of(first.ownerId, first.createdAt.atOffset(ZoneOffset.UTC)));
        column(parameters, rows, new UUID[0], row -> row.id);
        column(parameters, rows, new LocalDate[0], row -> row.date);
        column(parameters, rows, new String[0], row -> row.description);
        column(parameters, rows, new BigDecimal[0], row -> row.amount);
        column(parameters, rows, new String[0], row -> row.person);
        column(parameters, rows, new UUID[0], row -> row.categoryId);
        column(parameters, rows, new String[0], row -> row.categorySource == null ? null : row.categorySource.name());
        column(parameters, rows, new OffsetDateTime[0], row -> time(row.filedAt));
        column(parameters, rows, new Float[0], row -> row.confidence);
        column(parameters, rows, new String[0], row -> row.modelName);
        column(parameters, rows, new Integer[0], row -> row.modelVersion);
        column(parameters, rows, new UUID[0], row -> row.typeId);
        column(parameters, rows, new UUID[0], row -> row.importId);
        column(parameters, rows, new UUID[0], row -> row.importKey);
        return parameters;
    }

    private static <T> void column(Tuple parameters, List<Transaction> rows, T[] type, Function<Transaction, T> value) {
        parameters.addValue(rows.stream().map(value).toList().toArray(type));
    }

    private static Transaction transaction(Row row) {
        var transaction = new Transaction();
        transaction.id = row.getUUID("id");
        transaction.ownerId = row.getUUID("owner_id");
        transaction.date = row.getLocalDate("date");
        transaction.description = row.getString("description");
        transaction.amount = row.getBigDecimal("amount");
        transaction.person = row.getString("person");
        transaction.categoryId = row.getUUID("category_id");
        transaction.categorySource = source(row);
        OffsetDateTime filedAt = row.getOffsetDateTime("filed_at");
        transaction.filedAt = filedAt == null ? null : filedAt.toInstant();
        transaction.confidence = row.getFloat("confidence");
        transaction.modelName = row.getString("model_name");
        transaction.modelVersion = row.getInteger("model_version");
        transaction.typeId = row.getUUID("type_id");
        return transaction;
    }

    private static CategorySource source(Row row) {
        String source = row.getString("category_source");
        return source == null ? null : CategorySource.valueOf(source);
    }

    private static List<TransactionView> views(RowSet<Row> rows) {
        var views = new ArrayList<TransactionView>(rows.rowCount());
        rows.forEach(row -> views.add(view(row)));
        return views;
    }

    private static TransactionView view(Row row) {
        String model = row.getString("model_name");
        return new TransactionView(row.getUUID("id"), row.getLocalDate("date"), row.getString("description"),
                row.getBigDecimal("amount"), row.getString("person"), row.getUUID("category_id"), row.getString("category"),
                source(row), row.getFloat("confidence"),
                model == null ? null : new ModelVersion(model, row.getInteger("model_version")),
                row.getUUID("type_id"), row.getString("type"));
    }

    private static Conditions conditions(UUID ownerId, TransactionFilter filter) {
        return new Conditions(ownerId)
                .and("t.date >= %s", filter.from())
                .and("t.date <= %s", filter.to())
                .and("t.category_id = %s", filter.categoryId())
                .and("t.type_id = %s", filter.typeId())
                .and("t.person = %s", filter.person())
                .and("strpos(lower(t.description), lower(%s)) > 0", filter.q())
                .and("t.amount >= %s", filter.minAmount())
                .and("t.amount <= %s", filter.maxAmount())
                .and("(t.category_id is null) = %s", filter.unfiled())
                .and("t.import_id = %s", filter.importId());
    }
}
