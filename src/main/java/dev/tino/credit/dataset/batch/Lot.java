package dev.tino.credit.dataset.batch;

import java.util.List;
import java.util.Map;

import dev.tino.core.crypto.Sealed;
import dev.tino.credit.dataset.rejected.RejectedRows;
import dev.tino.credit.dataset.report.Counts;

/**
 * A lot ready to be stored.
 *
 * @param contentMac tells it from another one
 * @param definition when it has told something new of the fields, else null
 * @param statistics with this lot's added
 * @param rowHashes one for each row that is kept
 * @param customers whose rows they are; none when no field names them
 */
record Lot(byte[] contentMac, Sealed rows, Sealed definition, Sealed statistics, Counts counts, Long[] rowHashes,
        Map<Long, Counts> customers, List<RejectedRows.SealedRow> rejected) {
}
