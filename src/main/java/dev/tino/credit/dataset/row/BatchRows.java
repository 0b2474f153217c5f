package dev.tino.credit.dataset.row;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The lots' rows in the database. */
@ApplicationScoped
public class BatchRows {

    private static final SealedColumn ROWS = new SealedColumn("credit_batch", List.of("dataset_id", "sequence"), "rows");

    private static final String FIND = """
            select content_mac from credit_batch
             where company_id = $1 and dataset_id = $2 and sequence = $3""";
    private static final String INSERT = """
            insert into credit_batch (company_id, dataset_id, sequence, content_mac, rows, rows_key)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String BEHIND = """
            select dataset_id, sequence, rows, rows_key from credit_batch
             where company_id = $1 and (dataset_id, sequence) > ($2, $3)
             order by dataset_id, sequence limit 1""";
    private static final String BEHIND_IN_ONE = """
            select dataset_id, sequence, rows, rows_key from credit_batch
             where company_id = $1 and dataset_id = $2 and sequence > $3
             order by sequence limit 1""";

    /** A lot's rows, in their seal. */
    record SealedLot(UUID datasetId, int sequence, Sealed rows) {

        String context() {
            return BatchRows.context(datasetId, sequence);
        }
    }

    @Produces
    @Singleton
    static SealedColumn rowsColumn() {
        return ROWS;
    }

    /** Where the rows of a lot lie. */
    public static String context(UUID datasetId, int sequence) {
        return ROWS.context(datasetId, sequence);
    }

    /** What tells the lot of this number from another one; null when there is none. */
    public Uni<byte[]> contentMac(SqlClient client, UUID companyId, UUID datasetId, int sequence) {
        return client.preparedQuery(FIND).execute(Tuple.of(companyId, datasetId, sequence))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next().getBuffer(0).getBytes());
    }

    public Uni<Void> insert(SqlClient transaction, UUID companyId, UUID datasetId, int sequence, byte[] contentMac,
            Sealed rows) {
        return transaction.preparedQuery(INSERT)
                .execute(Tuple.of(companyId, datasetId, sequence, Buffer.buffer(contentMac), Buffer.buffer(rows.bytes()),
                        rows.keyId()))
                .replaceWithVoid();
    }

    /** The next lot of a dataset, or null behind its last. */
    Uni<SealedLot> nextOfDataset(SqlClient client, UUID companyId, UUID datasetId, int sequence) {
        return one(client, BEHIND_IN_ONE, Tuple.of(companyId, datasetId, sequence));
    }

    /** The next lot of all of the company's, or null behind the last. */
    Uni<SealedLot> next(SqlClient client, UUID companyId, UUID datasetId, int sequence) {
        return one(client, BEHIND, Tuple.of(companyId, datasetId, sequence));
    }

    private static Uni<SealedLot> one(SqlClient client, String statement, Tuple parameters) {
        return client.preparedQuery(statement).execute(parameters).map(rows -> {
            var found = new ArrayList<SealedLot>(1);
            rows.forEach(row -> found.add(new SealedLot(row.getUUID("dataset_id"), row.getInteger("sequence"),
                    new Sealed(row.getString("rows_key"), row.getBuffer("rows").getBytes()))));
            return found.isEmpty() ? null : found.get(0);
        });
    }
}
