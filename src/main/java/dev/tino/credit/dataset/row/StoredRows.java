package dev.tino.credit.dataset.row;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.row.BatchRows.SealedLot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** The rows of a dataset, for whoever learns from them. */
@ApplicationScoped
public class StoredRows {

    /** Behind the last lot. One without a good row is an empty list too, but another one. */
    private static final List<LabelledRow> END = new ArrayList<>();

    private final BatchRows batches;
    private final SealedJson json;
    private final Pool pool;

    StoredRows(BatchRows batches, SealedJson json, Pool pool) {
        this.batches = batches;
        this.json = json;
        this.pool = pool;
    }

    /**
     * Lot by lot in the order of their numbers, each read when it is asked for: memory holds one of them, and no connection
     * is held between them. Nothing when the company has no such dataset.
     */
    public Multi<List<LabelledRow>> of(UUID companyId, UUID datasetId) {
        return Multi.createBy().repeating()
                .uni(Position::new, position -> batches.nextOfDataset(pool, companyId, datasetId, position.sequence)
                        .invoke(position::moveTo).chain(this::opened))
                .until(lot -> lot == END);
    }

    private Uni<List<LabelledRow>> opened(SealedLot lot) {
        return lot == null ? Uni.createFrom().item(END) : json.onWorker(() -> open(lot).labelled());
    }

    LotContent open(SealedLot lot) {
        return json.open(lot.rows(), lot.context(), LotContent.class);
    }

    private static final class Position {
        int sequence;

        void moveTo(SealedLot lot) {
            sequence = lot == null ? sequence : lot.sequence();
        }
    }
}
