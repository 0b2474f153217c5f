package dev.tino.credit.dataset.row;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.row.BatchRows.SealedLot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** The rows of a company's datasets, for its export. */
@ApplicationScoped
class PersonalRows implements PersonalData {

    private static final long LIST = Cursor.fingerprint("credit_batch");
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final BatchRows batches;
    private final StoredRows rows;
    private final SealedJson json;
    private final Pool pool;

    PersonalRows(BatchRows batches, StoredRows rows, SealedJson json, Pool pool) {
        this.batches = batches;
        this.rows = rows;
        this.json = json;
        this.pool = pool;
    }

    /** @param batch the number of the lot that it came in */
    record Row(UUID datasetId, int batch, Map<String, Object> values) {
    }

    @Override
    public String kind() {
        return "credit.row";
    }

    /** One lot, and behind the last one an empty page. */
    @Override
    public Uni<Page<Row>> page(UUID ownerId, String encodedCursor) {
        Cursor cursor = Cursor.decode(encodedCursor, LIST, 2);
        UUID datasetId = cursor == null ? BEFORE_ALL : cursor.uuid(0);
        int sequence = cursor == null ? 0 : cursor.number(1);
        return batches.next(pool, ownerId, datasetId, sequence).chain(lot -> lot == null
                ? Uni.createFrom().item(Page.whole(List.of()))
                : json.onWorker(() -> page(lot)));
    }

    private Page<Row> page(SealedLot lot) {
        List<Row> items = rows.open(lot).labelled().stream()
                .map(row -> new Row(lot.datasetId(), lot.sequence(), row.values())).toList();
        var next = new Cursor(LIST, List.of(lot.datasetId().toString(), String.valueOf(lot.sequence())));
        return new Page<>(items, next.encode());
    }
}
