package dev.tino.credit.dataset.batch;

import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.crypto.Sealed;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.DatasetRows;
import dev.tino.credit.dataset.SealedJson;
import dev.tino.credit.dataset.StoredDataset;
import dev.tino.credit.dataset.check.CheckedLot;
import dev.tino.credit.dataset.check.Hashes;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.rejected.RejectedRows;
import dev.tino.credit.dataset.report.Counts;
import dev.tino.credit.dataset.report.Statistics;
import dev.tino.credit.dataset.report.StatisticsRows;
import dev.tino.credit.dataset.row.BatchRows;
import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.credit.dataset.row.LotContent;
import io.smallrye.mutiny.Uni;

/** Checks a lot and makes it ready to be stored. */
@ApplicationScoped
class LotMaker {

    private final SealedJson json;
    private final StatisticsRows statistics;
    private final RejectedRows rejected;

    LotMaker(SealedJson json, StatisticsRows statistics, RejectedRows rejected) {
        this.json = json;
        this.statistics = statistics;
        this.rejected = rejected;
    }

    /**
     * What is there already.
     *
     * @param contentMac of the lot of this number; null when there is none
     * @param statistics null before the first row
     */
    record Before(StoredDataset dataset, byte[] contentMac, Sealed statistics) {
    }

    /** @return null when the same lot is there already; fails when another one is, or no more can come */
    Uni<Lot> make(Before before, int sequence, List<JsonNode> rows) {
        return json.onWorker(() -> made(before, sequence, rows));
    }

    private Lot made(Before before, int sequence, List<JsonNode> rows) {
        StoredDataset dataset = before.dataset();
        Definition known = json.open(dataset.definition(), DatasetRows.context(dataset.id()), Definition.class);
        var hashes = new Hashes(known.salt());
        byte[] contentMac = hashes.ofLot(rows);
        if (before.contentMac() != null) {
            requireSame(before.contentMac(), contentMac);
            return null;
        }
        if (dataset.isSealed()) {
            throw CreditError.DATASET_SEALED.because("The dataset is sealed and takes no more rows");
        }
        CheckedLot checked = CheckedLot.of(known, rows);
        var content = LotContent.of(checked.definition(), checked.good());
        return new Lot(contentMac, json.seal(content, BatchRows.context(dataset.id(), sequence)),
                redefined(dataset, known, checked.definition()), added(before, checked), counts(checked.good()),
                hashes.ofRows(checked.good()), hashes.ofCustomers(checked.good()),
                rejected.seal(dataset.id(), sequence, checked.rejected()));
    }

    private static void requireSame(byte[] before, byte[] now) {
        if (!Arrays.equals(before, now)) {
            throw CreditError.BATCH_DIFFERS.because("Another lot came under this number before");
        }
    }

    private Sealed redefined(StoredDataset dataset, Definition known, Definition now) {
        return now.fields().equals(known.fields()) ? null : json.seal(now, DatasetRows.context(dataset.id()));
    }

    private Sealed added(Before before, CheckedLot checked) {
        Statistics all = statistics.open(before.dataset().id(), before.statistics());
        all.addAll(Statistics.of(checked.definition(), checked.good()));
        return statistics.seal(before.dataset().id(), all);
    }

    private static Counts counts(List<LabelledRow> rows) {
        return rows.stream().map(row -> Counts.one(row.isGood())).reduce(Counts.NONE, Counts::plus);
    }
}
