package dev.tino.credit.dataset.batch;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Failure;
import dev.tino.core.web.BulkJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Takes lots, each once. */
@ApplicationScoped
class BatchService {

    private static final int LAST_SEQUENCE = 1_000_000;

    private final LotRows lots;
    private final LotMaker maker;
    private final LotTurns turns;
    private final BulkJson bulk;
    private final Pool pool;

    BatchService(LotRows lots, LotMaker maker, LotTurns turns, BulkJson bulk, Pool pool) {
        this.lots = lots;
        this.maker = maker;
        this.turns = turns;
        this.bulk = bulk;
        this.pool = pool;
    }

    Uni<BatchAnswer> put(UUID companyId, UUID datasetId, long sequence, byte[] body) {
        // First, so that a stranger's body costs nothing.
        return lots.requireDataset(pool, companyId, datasetId).chain(() -> {
            if (sequence < 1 || sequence > LAST_SEQUENCE) {
                throw Failure.invalid("sequence", "must be between 1 and " + LAST_SEQUENCE);
            }
            var place = new Place(companyId, datasetId, (int) sequence);
            return turns.take(datasetId, () -> bulk.readList(body, NewBatch.class, "rows", NewBatch::rows, NewBatch.MOST_ROWS)
                    .chain(rows -> pool.withTransaction(transaction -> put(transaction, place, rows))));
        });
    }

    /** What the fields are and what is added up each lot takes from the one before. */
    private Uni<BatchAnswer> put(SqlClient transaction, Place place, List<JsonNode> rows) {
        return lots.before(transaction, place)
                .chain(before -> maker.make(before, place.sequence(), rows))
                .chain(lot -> lots.store(transaction, place, lot))
                .chain(() -> lots.rejected(transaction, place))
                .map(rejected -> new BatchAnswer(rows.size(), rejected));
    }
}
