package dev.tino.credit.dataset.batch;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Failure;
import dev.tino.core.web.BulkJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Takes lots, each once. */
@ApplicationScoped
public class BatchService {

    /** The greatest number of a lot; the least is 1. */
    public static final int LAST_SEQUENCE = 1_000_000;

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
        return put(companyId, datasetId, sequence,
                () -> bulk.readList(body, NewBatch.class, "rows", NewBatch::rows, NewBatch.MOST_ROWS));
    }

    /** @param rows 1 to {@link NewBatch#MOST_ROWS}, their numbers as they were written and not as doubles */
    public Uni<BatchAnswer> put(UUID companyId, UUID datasetId, long sequence, List<JsonNode> rows) {
        return put(companyId, datasetId, sequence, () -> Uni.createFrom().item(rows));
    }

    private Uni<BatchAnswer> put(UUID companyId, UUID datasetId, long sequence, Supplier<Uni<List<JsonNode>>> reading) {
        // First, so that a stranger's body costs nothing.
        return lots.requireDataset(pool, companyId, datasetId).chain(() -> {
            if (sequence < 1 || sequence > LAST_SEQUENCE) {
                throw Failure.invalid("sequence", "must be between 1 and " + LAST_SEQUENCE);
            }
            var place = new Place(companyId, datasetId, (int) sequence);
            return turns.take(datasetId, () -> reading.get()
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
