package dev.tino.credit.dataset.report;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.credit.dataset.SealedJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statistics of datasets, which hold values and are sealed for it. */
@ApplicationScoped
public class StatisticsRows {

    private static final SealedColumn STATISTICS = new SealedColumn("credit_statistics", List.of("dataset_id"), "statistics");

    private static final String FIND = """
            select statistics, statistics_key from credit_statistics
             where dataset_id = (select id from credit_dataset where company_id = $1 and id = $2)""";
    private static final String PUT = """
            insert into credit_statistics (dataset_id, statistics, statistics_key) values ($1, $2, $3)
            on conflict (dataset_id) do update set statistics = excluded.statistics, statistics_key = excluded.statistics_key""";

    private final SealedJson json;

    StatisticsRows(SealedJson json) {
        this.json = json;
    }

    @Produces
    @Singleton
    static SealedColumn statisticsColumn() {
        return STATISTICS;
    }

    /** Null before the first row. */
    public Uni<Sealed> find(SqlClient client, UUID companyId, UUID datasetId) {
        return client.preparedQuery(FIND).execute(Tuple.of(companyId, datasetId)).map(rows -> {
            if (rows.rowCount() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            return new Sealed(row.getString("statistics_key"), row.getBuffer("statistics").getBytes());
        });
    }

    /** In a transaction that has locked the dataset. */
    public Uni<Void> put(SqlClient transaction, UUID datasetId, Sealed statistics) {
        return transaction.preparedQuery(PUT)
                .execute(Tuple.of(datasetId, Buffer.buffer(statistics.bytes()), statistics.keyId())).replaceWithVoid();
    }

    /** Takes its time: not on an event loop. */
    public Statistics open(UUID datasetId, Sealed statistics) {
        return statistics == null ? new Statistics() : json.open(statistics, STATISTICS.context(datasetId), Statistics.class);
    }

    /** Takes its time: not on an event loop. */
    public Sealed seal(UUID datasetId, Statistics statistics) {
        return json.seal(statistics, STATISTICS.context(datasetId));
    }
}
