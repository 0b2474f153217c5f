package dev.tino.ml.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.onnx.ModelFile;

@Timeout(60)
class ModelSlotTest {

    private static final List<Row> ROWS = RandomDatasets.of(200, 3, 1).rows();

    @Test
    void anEmptySlotHasNothingToLease() {
        ModelSlot slot = new ModelSlot();

        assertThatThrownBy(slot::lease).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NO_MODEL));
    }

    @Test
    void aRunningLeaseKeepsItsModelWhileNewOnesTakeTheNext() {
        ModelFile first = Models.file(1);
        ModelFile second = Models.file(2);
        try (ModelSlot slot = new ModelSlot()) {
            LoadedModel old = LoadedModel.load(first);
            slot.swap(old);
            ModelSlot.Lease running = slot.lease();

            slot.swap(LoadedModel.load(second));

            try (ModelSlot.Lease fresh = slot.lease()) {
                assertThat(fresh.model().sha256()).isEqualTo(second.sha256());
            }
            assertThat(running.model().sha256()).isEqualTo(first.sha256());
            assertThat(running.model().score(ROWS).rows()).isEqualTo(200);
            assertThat(old.isClosed()).isFalse();
            running.close();
            running.close();
            assertThat(old.isClosed()).isTrue();
            assertThatThrownBy(running::model).isInstanceOf(ModelException.class).hasMessage("the lease is over");
            assertThatThrownBy(() -> old.score(ROWS)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void closingTheSlotWaitsForTheLastLease() {
        ModelSlot slot = new ModelSlot();
        LoadedModel model = LoadedModel.load(Models.file(1));
        slot.swap(model);
        ModelSlot.Lease running = slot.lease();

        slot.close();
        slot.close();

        assertThat(running.model().score(ROWS).rows()).isEqualTo(200);
        assertThatThrownBy(slot::lease).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLOSED));
        running.close();
        assertThat(model.isClosed()).isTrue();
    }

    @Test
    void whatIsHeldOutlastsTheLeaseItCameFrom() {
        ModelSlot slot = new ModelSlot();
        LoadedModel model = LoadedModel.load(Models.file(1));
        slot.swap(model);
        ModelSlot.Lease lease = slot.lease();

        ModelSlot.Lease held = lease.hold();
        lease.close();
        slot.close();

        assertThat(held.model().score(ROWS).rows()).isEqualTo(200);
        assertThatThrownBy(lease::hold).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLOSED));
        held.close();
        assertThat(model.isClosed()).isTrue();
    }

    @Test
    void aClosedSlotTakesNoModelAndKeepsNoneOpen() {
        ModelSlot slot = new ModelSlot();
        LoadedModel late = LoadedModel.load(Models.file(1));
        slot.close();

        assertThatThrownBy(() -> slot.swap(late)).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLOSED));

        assertThat(late.isClosed()).isTrue();
    }

    @Test
    void swappingUnderLoadLosesNoRequestAndLeaksNoModel() throws Exception {
        List<ModelFile> files = List.of(Models.file(1), Models.file(2), Models.file(3));
        List<LoadedModel> swapped = new ArrayList<>();
        Set<String> served = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        ModelSlot slot = new ModelSlot();
        swapped.add(LoadedModel.load(files.get(0)));
        slot.swap(swapped.get(0));

        List<Future<Integer>> requests = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            requests.add(clients.submit(() -> requestUntil(over, slot, served)));
        }
        for (int i = 1; i <= 150; i++) {
            LoadedModel next = LoadedModel.load(files.get(i % files.size()));
            swapped.add(next);
            slot.swap(next);
        }
        over.set(true);
        int answered = 0;
        for (Future<Integer> request : requests) {
            answered += request.get();
        }
        clients.shutdown();
        slot.close();

        assertThat(answered).isGreaterThan(150);
        assertThat(served).isEqualTo(Set.of(files.get(0).sha256(), files.get(1).sha256(), files.get(2).sha256()));
        assertThat(swapped).allMatch(LoadedModel::isClosed);
    }

    private static int requestUntil(AtomicBoolean over, ModelSlot slot, Set<String> served) {
        int answered = 0;
        while (!over.get()) {
            try (ModelSlot.Lease lease = slot.lease()) {
                assertThat(lease.model().score(ROWS).rows()).isEqualTo(200);
                served.add(lease.model().sha256());
                answered++;
            }
        }
        return answered;
    }
}
