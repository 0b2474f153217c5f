package dev.tino.compat.credit;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.credit.Shipment.Lot;
import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyRing;
import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.DatasetService;
import dev.tino.credit.dataset.DatasetStatus;
import dev.tino.credit.dataset.DatasetSummary;
import dev.tino.credit.dataset.batch.BatchService;
import dev.tino.credit.dataset.definition.NewDataset;
import dev.tino.credit.dataset.ready.BrazilianCredit;
import dev.tino.credit.scoring.SealService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Brings arrays of records into datasets. One that is sent again, whole or in part, changes nothing. */
@ApplicationScoped
class Shipments {

    private static final String PURPOSE = "compat credit shipment";
    /** So many lots of a dataset have numbers in a row only when it holds nearly as many as it may. */
    private static final int MOST_TRIES = 1_000;

    private final DatasetService datasets;
    private final BatchService batches;
    private final SealService seals;
    private final ShipmentTurns turns;
    private final Hmac names;
    private final Vertx vertx;

    Shipments(DatasetService datasets, BatchService batches, SealService seals, ShipmentTurns turns, KeyRing keys,
            Vertx vertx) {
        this.datasets = datasets;
        this.batches = batches;
        this.seals = seals;
        this.turns = turns;
        this.names = new Hmac(keys.derive(PURPOSE).get(0));
        this.vertx = vertx;
    }

    /** What became of an array. */
    record Taken(int received, int rejected) {
    }

    Uni<Taken> take(UUID companyId, byte[] body) {
        return turns.take(body, () -> vertx.executeBlocking(() -> Shipment.of(body, names), false)
                .chain(shipment -> take(companyId, shipment)));
    }

    private Uni<Taken> take(UUID companyId, Shipment shipment) {
        return place(companyId, shipment).chain(dataset -> put(companyId, dataset.id(), shipment)
                // The last array of the dataset that is sealed is known there; what is not begins another one.
                .onFailure(failure -> is(failure, CreditError.DATASET_SEALED))
                .recoverWithUni(() -> begin(companyId, shipment).chain(other -> put(companyId, other.id(), shipment))));
    }

    /** Where it belongs: into the dataset that it begins, or the one that was begun last. */
    private Uni<DatasetSummary> place(UUID companyId, Shipment shipment) {
        if (shipment.begins()) {
            return shipment.ends() ? datasets.newest(companyId, shipment.name())
                    .onItem().ifNull().switchTo(() -> begin(companyId, shipment)) : begin(companyId, shipment);
        }
        return datasets.newest(companyId, Shipment.ROUTE).chain(newest -> newest != null
                && (newest.status() == DatasetStatus.OPEN || shipment.ends()) ? Uni.createFrom().item(newest)
                        : begin(companyId, shipment));
    }

    private Uni<DatasetSummary> begin(UUID companyId, Shipment shipment) {
        if (shipment.lots().isEmpty()) {
            throw LegacyRefusal.saying(400, LegacyText.DATA_MISSING);
        }
        NewDataset ready = BrazilianCredit.dataset();
        return datasets.open(companyId, new NewDataset(shipment.name(), ready.idField(), ready.label(),
                ready.protectedFields(), ready.fields()));
    }

    private Uni<Taken> put(UUID companyId, UUID datasetId, Shipment shipment) {
        return Multi.createFrom().iterable(shipment.lots())
                .onItem().transformToUniAndConcatenate(lot -> put(companyId, datasetId, lot))
                .collect().in(() -> new int[1], (rejected, count) -> rejected[0] += count)
                .call(() -> shipment.ends() ? seal(companyId, datasetId) : Uni.createFrom().voidItem())
                .map(rejected -> new Taken(shipment.size(), rejected[0]));
    }

    /** @return how many rows were rejected */
    private Uni<Integer> put(UUID companyId, UUID datasetId, Lot lot) {
        return vertx.executeBlocking(lot::rows, false).chain(rows -> put(companyId, datasetId, lot, rows, 0));
    }

    private Uni<Integer> put(UUID companyId, UUID datasetId, Lot lot, List<JsonNode> rows, int tries) {
        int number = 1 + (lot.number() - 1 + tries) % BatchService.LAST_SEQUENCE;
        return batches.put(companyId, datasetId, number, rows).map(answer -> answer.rejected().size())
                .onFailure(failure -> is(failure, CreditError.BATCH_DIFFERS) && tries < MOST_TRIES)
                .recoverWithUni(() -> put(companyId, datasetId, lot, rows, tries + 1));
    }

    private Uni<Void> seal(UUID companyId, UUID datasetId) {
        return seals.seal(companyId, datasetId).replaceWithVoid()
                // The array came before.
                .onFailure(failure -> is(failure, CreditError.DATASET_SEALED)).recoverWithNull()
                .onFailure(failure -> is(failure, CreditError.DATASET_NOT_TRAINABLE))
                .transform(failure -> LegacyRefusal.saying(400, LegacyText.NOT_TRAINABLE + failure.getMessage()));
    }

    private static boolean is(Throwable failure, ErrorCode code) {
        return failure instanceof Failure refusal && refusal.code() == code;
    }
}
