package dev.tino.credit.dataset.rejected;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.credit.dataset.DatasetRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows that were kept out, page by page. */
@ApplicationScoped
class RejectedPages {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String PAGE = """
            select dataset_id, batch, row, reason, reason_key from credit_rejected_row
             where company_id = $1 and (dataset_id, batch, row) > ($2, $3, $4) and ($5::uuid is null or dataset_id = $5)
             order by dataset_id, batch, row limit $6""";

    private final DatasetRows datasets;
    private final RejectedRows rejected;
    private final Pool pool;

    RejectedPages(DatasetRows datasets, RejectedRows rejected, Pool pool) {
        this.datasets = datasets;
        this.rejected = rejected;
        this.pool = pool;
    }

    /** By lot and row; fails with DATASET_NOT_FOUND when the company has no such dataset. */
    Uni<Page<RejectedView>> ofDataset(UUID companyId, UUID datasetId, int limit, String cursor) {
        return datasets.find(pool, companyId, datasetId).chain(() -> page(companyId, datasetId, limit, cursor));
    }

    /** Those of all datasets, by dataset, lot and row. */
    Uni<Page<RejectedView>> ofCompany(UUID companyId, int limit, String cursor) {
        return page(companyId, null, limit, cursor);
    }

    private Uni<Page<RejectedView>> page(UUID companyId, UUID datasetId, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("credit_rejected_row", datasetId);
        Cursor cursor = Cursor.decode(encodedCursor, list, 3);
        Tuple parameters = cursor == null ? Tuple.of(companyId, datasetId == null ? BEFORE_ALL : datasetId, 0, 0)
                : Tuple.of(companyId, cursor.uuid(0), cursor.number(1), cursor.number(2));
        return pool.preparedQuery(PAGE).execute(parameters.addUUID(datasetId).addInteger(limit + 1)).chain(rejected::opened)
                .map(found -> Page.cut(found, limit, last -> new Cursor(list,
                        List.of(last.datasetId().toString(), String.valueOf(last.batch()), String.valueOf(last.row())))));
    }
}
