package dev.tino.credit.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.crypto.Sealed;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.field.Label;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The datasets of companies, for whoever learns from them. */
@ApplicationScoped
public class Datasets {

    public static final String PATH = "/api/v1/credit/datasets";

    private final DatasetRows rows;
    private final SealedJson json;
    private final Activities activities;
    private final Pool pool;

    Datasets(DatasetRows rows, SealedJson json, Activities activities, Pool pool) {
        this.rows = rows;
        this.json = json;
        this.activities = activities;
        this.pool = pool;
    }

    /** What the hash covers before the lots: all of the definition but its salt. */
    private record Covered(String idField, Label label, List<String> protectedFields, List<Field> fields) {
    }

    private record Closed(Definition definition, Sealed sealed, String hash) {
    }

    /**
     * Closes a dataset for good. A column without a single value is one of numbers from then on.
     *
     * @return fails with DATASET_NOT_FOUND, DATASET_SEALED or DATASET_NOT_TRAINABLE, and then leaves it as it was
     */
    public Uni<SealedDataset> seal(SqlClient transaction, UUID companyId, UUID datasetId) {
        return rows.lock(transaction, companyId, datasetId).invoke(Datasets::requireOpen)
                .invoke(dataset -> requireRows(dataset.figures()))
                .call(dataset -> requireCustomers(transaction, dataset))
                .chain(dataset -> rows.lots(transaction, companyId, datasetId)
                        .chain(lots -> json.onWorker(() -> close(dataset, lots)))
                        .call(closed -> rows.redefine(transaction, companyId, datasetId, closed.sealed))
                        .call(closed -> rows.seal(transaction, companyId, datasetId, closed.hash))
                        .call(closed -> record(transaction, companyId, dataset, closed.hash))
                        .map(closed -> view(dataset, closed.definition, closed.hash)));
    }

    /** One that was sealed; fails with DATASET_NOT_FOUND when the company has none of this id. */
    public Uni<SealedDataset> sealed(UUID companyId, UUID datasetId) {
        return rows.find(pool, companyId, datasetId).chain(dataset -> {
            if (!dataset.isSealed()) {
                throw CreditError.DATASET_NOT_FOUND.because("The dataset is not sealed yet");
            }
            return json.onWorker(() -> view(dataset, open(dataset), dataset.hash()));
        });
    }

    private static void requireOpen(StoredDataset dataset) {
        if (dataset.isSealed()) {
            throw CreditError.DATASET_SEALED.because("The dataset was sealed before");
        }
    }

    private static void requireRows(Figures figures) {
        if (!Trainable.is(figures.good(), figures.bad())) {
            throw CreditError.DATASET_NOT_TRAINABLE.because("%s; there are %d, %d to approve and %d to refuse",
                    Trainable.NEEDED, figures.rows(), figures.good(), figures.bad());
        }
    }

    /** What is tested on some customers is learned from others: either class has to be on both sides. */
    private Uni<Void> requireCustomers(SqlClient transaction, StoredDataset dataset) {
        long all = dataset.figures().customers();
        if (all == 0) {
            return Uni.createFrom().voidItem();
        }
        return rows.customers(transaction, dataset.id()).invoke(customers -> {
            if (!Trainable.areCustomers(all, customers.good(), customers.bad())) {
                throw CreditError.DATASET_NOT_TRAINABLE.because(
                        "%s; there are %d, %d with a row to approve and %d with one to refuse", Trainable.NEEDED_CUSTOMERS, all,
                        customers.good(), customers.bad());
            }
        }).replaceWithVoid();
    }

    private static void requireFeatures(Definition definition) {
        if (definition.features().fields().isEmpty()) {
            throw CreditError.DATASET_NOT_TRAINABLE.because(
                    "A model needs a field to learn from; of %d there are 0: each is the label, protected or the idField",
                    definition.fields().size());
        }
    }

    private Closed close(StoredDataset dataset, byte[] lots) {
        Definition known = open(dataset);
        requireFeatures(known);
        Definition definition = known.with(known.fields().stream()
                .map(field -> field.type() == null ? field.with(FieldType.NUMBER) : field).toList());
        byte[] covered = json.bytes(new Covered(definition.idField(), definition.label(), definition.protectedFields(),
                definition.fields()));
        return new Closed(definition, json.seal(definition, DatasetRows.context(dataset.id())), sha256(covered, lots));
    }

    private static String sha256(byte[] definition, byte[] lots) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(definition);
            return HexFormat.of().formatHex(digest.digest(lots));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Uni<Void> record(SqlClient transaction, UUID companyId, StoredDataset dataset, String hash) {
        return activities.record(transaction, Activity.of(companyId, "dataset.sealed", dataset.id())
                .with(Map.of("rows", dataset.figures().rows(), "batches", dataset.figures().batches(), "sha256", hash)));
    }

    private Definition open(StoredDataset dataset) {
        return json.open(dataset.definition(), DatasetRows.context(dataset.id()), Definition.class);
    }

    private static SealedDataset view(StoredDataset dataset, Definition definition, String hash) {
        return new SealedDataset(dataset.id(), dataset.name(), hash, dataset.figures().rows(), definition.features(),
                definition.idField(), definition.label(), definition.protectedFields());
    }
}
