package dev.tino.credit.dataset.batch;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.credit.dataset.DatasetRows;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.check.RejectedRow;
import dev.tino.credit.dataset.rejected.RejectedRows;
import dev.tino.credit.dataset.report.CustomerCounts;
import dev.tino.credit.dataset.report.StatisticsRows;
import dev.tino.credit.dataset.row.BatchRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** All that a lot is in the database. */
@ApplicationScoped
class LotRows {

    private final DatasetRows datasets;
    private final BatchRows batches;
    private final StatisticsRows statistics;
    private final RejectedRows rejected;
    private final Tallies tallies;

    LotRows(DatasetRows datasets, BatchRows batches, StatisticsRows statistics, RejectedRows rejected, Tallies tallies) {
        this.datasets = datasets;
        this.batches = batches;
        this.statistics = statistics;
        this.rejected = rejected;
        this.tallies = tallies;
    }

    /** Fails with DATASET_NOT_FOUND when the company has no such dataset. */
    Uni<Void> requireDataset(SqlClient client, UUID companyId, UUID datasetId) {
        return datasets.find(client, companyId, datasetId).replaceWithVoid();
    }

    /** What is there already. Others' lots wait from now on until the transaction ends. */
    Uni<LotMaker.Before> before(SqlClient transaction, Place place) {
        return datasets.lock(transaction, place.companyId(), place.datasetId()).chain(dataset -> batches
                .contentMac(transaction, place.companyId(), place.datasetId(), place.sequence())
                .chain(mac -> statistics.find(transaction, place.companyId(), place.datasetId())
                        .map(sealed -> new LotMaker.Before(dataset, mac, sealed))));
    }

    /** @param lot null when it is there already */
    Uni<Void> store(SqlClient transaction, Place place, Lot lot) {
        if (lot == null) {
            return Uni.createFrom().voidItem();
        }
        return batches.insert(transaction, place.companyId(), place.datasetId(), place.sequence(), lot.contentMac(), lot.rows())
                .chain(() -> rejected.insert(transaction, place.companyId(), place.datasetId(), place.sequence(),
                        lot.rejected()))
                .chain(() -> statistics.put(transaction, place.datasetId(), lot.statistics()))
                .chain(() -> redefine(transaction, place, lot))
                .chain(() -> count(transaction, place, lot));
    }

    Uni<List<RejectedRow>> rejected(SqlClient transaction, Place place) {
        return rejected.of(transaction, place.companyId(), place.datasetId(), place.sequence());
    }

    private Uni<Void> redefine(SqlClient transaction, Place place, Lot lot) {
        return lot.definition() == null ? Uni.createFrom().voidItem()
                : datasets.redefine(transaction, place.companyId(), place.datasetId(), lot.definition());
    }

    private Uni<Void> count(SqlClient transaction, Place place, Lot lot) {
        return tallies.addRows(transaction, place.datasetId(), lot.rowHashes())
                .chain(duplicates -> tallies.addCustomers(transaction, place.datasetId(), lot.customers())
                        .map(customers -> figures(lot, duplicates, customers)))
                .chain(figures -> datasets.count(transaction, place.companyId(), place.datasetId(), figures));
    }

    private static Figures figures(Lot lot, long duplicates, CustomerCounts customers) {
        return new Figures(1, lot.counts().good(), lot.counts().bad(), lot.rejected().size(), duplicates, customers.count(),
                customers.several(), customers.rowsOfSeveral(), customers.bothLabels());
    }
}
