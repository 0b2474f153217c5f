package dev.tino.credit.dataset;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.DefinitionRules;
import dev.tino.credit.dataset.definition.NewDataset;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Makes and shows datasets. */
@ApplicationScoped
public class DatasetService {

    private static final long LIST = Cursor.fingerprint("credit_dataset");
    private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final DatasetRows rows;
    private final SealedJson json;
    private final Activities activities;
    private final Pool pool;

    DatasetService(DatasetRows rows, SealedJson json, Activities activities, Pool pool) {
        this.rows = rows;
        this.json = json;
        this.activities = activities;
        this.pool = pool;
    }

    Uni<DatasetView> add(UUID companyId, NewDataset input, Creation<DatasetView> creation) {
        DefinitionRules.check(input);
        Definition definition = Definition.of(input);
        return made(input, definition)
                .chain(dataset -> creation.transaction(transaction -> insert(transaction, companyId, dataset, definition)
                        .replaceWith(() -> DatasetView.of(dataset, definition))));
    }

    /** Begins a dataset, unless the company has an open one of that name: then it is that one. */
    public Uni<DatasetSummary> open(UUID companyId, NewDataset input) {
        DefinitionRules.check(input);
        Definition definition = Definition.of(input);
        return made(input, definition).chain(dataset -> pool.withTransaction(
                transaction -> rows.alone(transaction, companyId, dataset.name())
                        .chain(() -> rows.newest(transaction, companyId, dataset.name()))
                        .chain(there -> there != null && !there.isSealed() ? Uni.createFrom().item(there)
                                : insert(transaction, companyId, dataset, definition))))
                .map(DatasetSummary::of);
    }

    /** The company's newest dataset whose name begins so, or null. */
    public Uni<DatasetSummary> newest(UUID companyId, String nameBegins) {
        return rows.newest(pool, companyId, nameBegins).onItem().ifNotNull().transform(DatasetSummary::of);
    }

    private Uni<StoredDataset> made(NewDataset input, Definition definition) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return json.onWorker(() -> json.seal(definition, DatasetRows.context(id)))
                .map(sealed -> new StoredDataset(id, input.name().strip(), sealed, NONE,
                        Instant.now().truncatedTo(ChronoUnit.MICROS), null, null));
    }

    private Uni<StoredDataset> insert(SqlClient transaction, UUID companyId, StoredDataset dataset, Definition definition) {
        return rows.insert(transaction, companyId, dataset)
                .chain(() -> activities.record(transaction, Activity.of(companyId, "dataset.created", dataset.id())
                        .with(Map.of("fields", definition.fields().size()))))
                .replaceWith(dataset);
    }

    Uni<DatasetView> get(UUID companyId, UUID id) {
        return rows.find(pool, companyId, id).chain(this::view);
    }

    public Uni<Page<DatasetSummary>> page(UUID companyId, int limit, String cursor) {
        return rows.summaries(pool, companyId, before(cursor), limit + 1).map(found -> cut(found, limit))
                .map(page -> new Page<>(page.items().stream().map(DatasetSummary::of).toList(), page.nextCursor()));
    }

    /** With all that is known of each. */
    Uni<Page<DatasetView>> views(UUID companyId, int limit, String cursor) {
        return rows.page(pool, companyId, before(cursor), limit + 1).map(found -> cut(found, limit))
                .chain(page -> json.onWorker(() -> new Page<>(
                        page.items().stream().map(dataset -> DatasetView.of(dataset, open(dataset))).toList(),
                        page.nextCursor())));
    }

    private static UUID before(String encodedCursor) {
        Cursor cursor = Cursor.decode(encodedCursor, LIST, 1);
        return cursor == null ? null : cursor.uuid(0);
    }

    private static Page<StoredDataset> cut(List<StoredDataset> found, int limit) {
        return Page.cut(found, limit, last -> new Cursor(LIST, List.of(last.id().toString())));
    }

    private Uni<DatasetView> view(StoredDataset dataset) {
        return json.onWorker(() -> DatasetView.of(dataset, open(dataset)));
    }

    private Definition open(StoredDataset dataset) {
        return json.open(dataset.definition(), DatasetRows.context(dataset.id()), Definition.class);
    }
}
