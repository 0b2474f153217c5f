package dev.tino.credit.dataset.rejected;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.core.database.Columns;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.check.RejectedRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The rows that were kept out of datasets: where they stood and why, not what they held. The reason is sealed: it may name a
 * field that nobody declared, and whoever mixes up names and values sends a value there.
 */
@ApplicationScoped
public class RejectedRows {

    private static final SealedColumn REASON = new SealedColumn("credit_rejected_row", List.of("dataset_id", "batch", "row"),
            "reason");

    private static final String INSERT = """
            insert into credit_rejected_row (row, reason, reason_key, company_id, dataset_id, batch)
            select row, reason, key, $4, $5, $6 from unnest($1::integer[], $2::bytea[], $3::text[]) as new (row, reason, key)""";
    private static final String OF_LOT = """
            select dataset_id, batch, row, reason, reason_key from credit_rejected_row
             where company_id = $1 and dataset_id = $2 and batch = $3 order by row""";

    private final SealedJson json;

    RejectedRows(SealedJson json) {
        this.json = json;
    }

    /** Why a row was kept out, in its seal. */
    public record SealedRow(int row, Sealed reason) {
    }

    private record Reason(String field, String message) {
    }

    @Produces
    @Singleton
    static SealedColumn reasonColumn() {
        return REASON;
    }

    /** Takes its time: not on an event loop. */
    public List<SealedRow> seal(UUID datasetId, int batch, List<RejectedRow> rejected) {
        return rejected.stream().map(row -> new SealedRow(row.row(),
                json.seal(new Reason(row.field(), row.message()), REASON.context(datasetId, batch, row.row())))).toList();
    }

    public Uni<Void> insert(SqlClient transaction, UUID companyId, UUID datasetId, int batch, List<SealedRow> rejected) {
        if (rejected.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(rejected).add(new Integer[0], SealedRow::row)
                .add(new Buffer[0], row -> Buffer.buffer(row.reason().bytes()))
                .add(new String[0], row -> row.reason().keyId()).parameters()
                .addUUID(companyId).addUUID(datasetId).addInteger(batch);
        return transaction.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }

    /** Those of one lot, in their order. */
    public Uni<List<RejectedRow>> of(SqlClient client, UUID companyId, UUID datasetId, int batch) {
        return client.preparedQuery(OF_LOT).execute(Tuple.of(companyId, datasetId, batch)).chain(this::opened)
                .map(rows -> rows.stream().map(row -> new RejectedRow(row.row(), row.field(), row.message())).toList());
    }

    /** @param rows with all columns but the company's */
    Uni<List<RejectedView>> opened(RowSet<Row> rows) {
        return rows.rowCount() == 0 ? Uni.createFrom().item(List.of()) : json.onWorker(() -> {
            List<RejectedView> opened = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> opened.add(open(row)));
            return opened;
        });
    }

    private RejectedView open(Row row) {
        UUID datasetId = row.getUUID("dataset_id");
        int batch = row.getInteger("batch");
        int place = row.getInteger("row");
        var sealed = new Sealed(row.getString("reason_key"), row.getBuffer("reason").getBytes());
        Reason reason = json.open(sealed, REASON.context(datasetId, batch, place), Reason.class);
        return new RejectedView(datasetId, batch, place, reason.field, reason.message);
    }
}
