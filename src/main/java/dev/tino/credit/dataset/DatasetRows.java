package dev.tino.credit.dataset;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.report.Counts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The datasets' rows, each its company's alone. */
@ApplicationScoped
public class DatasetRows {

    private static final SealedColumn DEFINITION = new SealedColumn("credit_dataset", List.of("id"), "definition");

    private static final String INSERT = """
            insert into credit_dataset (id, company_id, name, definition, definition_key, created_at)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String SUMMARY = """
            id, name, batches, good, bad, rejected, duplicates, customers, several, rows_of_several, both_labels,
            created_at, sealed_at, hash""";
    private static final String ALL = SUMMARY + ", definition, definition_key";
    private static final String ONE = "select " + ALL + " from credit_dataset where company_id = $1 and id = $2";
    /** Newest first: ids grow with time. */
    private static final String PAGE = """
            select %s from credit_dataset where company_id = $1 and ($2::uuid is null or id < $2)
             order by id desc limit $3""";
    private static final String NEWEST = "select " + SUMMARY
            + " from credit_dataset where company_id = $1 and starts_with(name, $2) order by id desc limit 1";
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('credit_dataset ' || $1::uuid || $2::text, 0))";
    private static final String REDEFINE = "update credit_dataset set definition = $3, definition_key = $4 where company_id = $1 and id = $2";
    private static final String COUNT = """
            update credit_dataset
               set batches = batches + $3, good = good + $4, bad = bad + $5, rejected = rejected + $6,
                   duplicates = duplicates + $7, customers = customers + $8, several = several + $9,
                   rows_of_several = rows_of_several + $10, both_labels = both_labels + $11
             where company_id = $1 and id = $2""";
    /** Of each lot, in the order of their numbers, its number and what tells it from another one. */
    private static final String LOTS = """
            select string_agg(int4send(sequence) || content_mac, ''::bytea order by sequence) from credit_batch
             where company_id = $1 and dataset_id = $2""";
    private static final String CUSTOMERS = """
            select count(*) filter (where good > 0) as good, count(*) filter (where bad > 0) as bad from credit_customer
             where dataset_id = $1""";
    private static final String SEAL = "update credit_dataset set sealed_at = now(), hash = $3 where company_id = $1 and id = $2";

    @Produces
    @Singleton
    static SealedColumn definitionColumn() {
        return DEFINITION;
    }

    /** Where the definition of a dataset lies. */
    public static String context(UUID id) {
        return DEFINITION.context(id);
    }

    Uni<Void> insert(SqlClient transaction, UUID companyId, StoredDataset dataset) {
        return transaction.preparedQuery(INSERT)
                .execute(Tuple.of(dataset.id(), companyId, dataset.name(), Buffer.buffer(dataset.definition().bytes()),
                        dataset.definition().keyId(), dataset.createdAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** One of the company's; fails with DATASET_NOT_FOUND when it has none of this id. */
    public Uni<StoredDataset> find(SqlClient client, UUID companyId, UUID id) {
        return one(client, ONE, companyId, id);
    }

    /** As {@link #find}; nobody else changes it or adds to it until the transaction ends. */
    public Uni<StoredDataset> lock(SqlClient transaction, UUID companyId, UUID id) {
        return one(transaction, ONE + " for update", companyId, id);
    }

    private static Uni<StoredDataset> one(SqlClient client, String statement, UUID companyId, UUID id) {
        return client.preparedQuery(statement).execute(Tuple.of(companyId, id)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw notFound();
            }
            return dataset(rows.iterator().next());
        });
    }

    public static Failure notFound() {
        return CreditError.DATASET_NOT_FOUND.because("There is no such dataset");
    }

    /** Without their definitions, which may be large. */
    Uni<List<StoredDataset>> summaries(SqlClient client, UUID companyId, UUID before, int most) {
        return page(client, SUMMARY, Tuple.of(companyId, before, most), row -> dataset(row, null));
    }

    /** Without its definition; null when the company has none whose name begins so. */
    Uni<StoredDataset> newest(SqlClient client, UUID companyId, String nameBegins) {
        return client.preparedQuery(NEWEST).execute(Tuple.of(companyId, nameBegins))
                .map(rows -> rows.rowCount() == 0 ? null : dataset(rows.iterator().next(), null));
    }

    /** Goes on, the only one who does so for a company and a name until the transaction ends. */
    Uni<Void> alone(SqlClient transaction, UUID companyId, String name) {
        return transaction.preparedQuery(ALONE).execute(Tuple.of(companyId, name)).replaceWithVoid();
    }

    Uni<List<StoredDataset>> page(SqlClient client, UUID companyId, UUID before, int most) {
        return page(client, ALL, Tuple.of(companyId, before, most), DatasetRows::dataset);
    }

    private static Uni<List<StoredDataset>> page(SqlClient client, String columns, Tuple parameters,
            Function<Row, StoredDataset> reader) {
        return client.preparedQuery(PAGE.formatted(columns)).execute(parameters).map(rows -> {
            List<StoredDataset> found = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> found.add(reader.apply(row)));
            return found;
        });
    }

    public Uni<Void> redefine(SqlClient transaction, UUID companyId, UUID id, Sealed definition) {
        return transaction.preparedQuery(REDEFINE)
                .execute(Tuple.of(companyId, id, Buffer.buffer(definition.bytes()), definition.keyId())).replaceWithVoid();
    }

    /** Adds to what is counted. */
    public Uni<Void> count(SqlClient transaction, UUID companyId, UUID id, Figures more) {
        return transaction.preparedQuery(COUNT)
                .execute(Tuple.from(List.of(companyId, id, more.batches(), more.good(), more.bad(), more.rejected(),
                        more.duplicates(), more.customers(), more.several(), more.rowsOfSeveral(), more.bothLabels())))
                .replaceWithVoid();
    }

    /** What tells the lots of a dataset, all of them, from others; of one that has some. */
    Uni<byte[]> lots(SqlClient client, UUID companyId, UUID id) {
        return client.preparedQuery(LOTS).execute(Tuple.of(companyId, id))
                .map(rows -> rows.iterator().next().getBuffer(0).getBytes());
    }

    /** How many customers have a good row, and how many a bad one; in a transaction that has locked the dataset. */
    Uni<Counts> customers(SqlClient transaction, UUID id) {
        return transaction.preparedQuery(CUSTOMERS).execute(Tuple.of(id)).map(rows -> rows.iterator().next())
                .map(row -> new Counts(row.getLong("good"), row.getLong("bad")));
    }

    Uni<Void> seal(SqlClient transaction, UUID companyId, UUID id, String hash) {
        return transaction.preparedQuery(SEAL).execute(Tuple.of(companyId, id, hash)).replaceWithVoid();
    }

    private static StoredDataset dataset(Row row) {
        return dataset(row, new Sealed(row.getString("definition_key"), row.getBuffer("definition").getBytes()));
    }

    private static StoredDataset dataset(Row row, Sealed definition) {
        return new StoredDataset(row.getUUID("id"), row.getString("name"), definition, figures(row),
                instant(row, "created_at"), instant(row, "sealed_at"), row.getString("hash"));
    }

    private static Figures figures(Row row) {
        return new Figures(row.getLong("batches"), row.getLong("good"), row.getLong("bad"), row.getLong("rejected"),
                row.getLong("duplicates"), row.getLong("customers"), row.getLong("several"), row.getLong("rows_of_several"),
                row.getLong("both_labels"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
