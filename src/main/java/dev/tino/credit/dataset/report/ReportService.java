package dev.tino.credit.dataset.report;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Sealed;
import dev.tino.credit.dataset.DatasetRows;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.StoredDataset;
import dev.tino.credit.dataset.definition.Definition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Tells what was added up. */
@ApplicationScoped
public class ReportService {

    private final DatasetRows datasets;
    private final StatisticsRows statistics;
    private final SealedJson json;
    private final Pool pool;

    ReportService(DatasetRows datasets, StatisticsRows statistics, SealedJson json, Pool pool) {
        this.datasets = datasets;
        this.statistics = statistics;
        this.json = json;
        this.pool = pool;
    }

    public Uni<DatasetReport> get(UUID companyId, UUID id) {
        return pool.withTransaction(transaction -> read(transaction, companyId, id)).chain(found -> json.onWorker(() -> {
            Definition definition = json.open(found.dataset.definition(), DatasetRows.context(id), Definition.class);
            return DatasetReport.of(found.dataset, definition, statistics.open(id, found.statistics));
        }));
    }

    /** Both of the same moment: a lot that comes between would be in one and not in the other. */
    private Uni<Found> read(SqlClient transaction, UUID companyId, UUID id) {
        return transaction.query("set transaction isolation level repeatable read read only").execute()
                .chain(() -> datasets.find(transaction, companyId, id))
                .chain(dataset -> statistics.find(transaction, companyId, id).map(sealed -> new Found(dataset, sealed)));
    }

    private record Found(StoredDataset dataset, Sealed statistics) {
    }
}
