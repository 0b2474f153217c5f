package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.release.Champions;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SwapRaceTest {

    private static final int SWAPS = 300;
    private static final int CLIENTS = 8;
    private static final int VERSIONS = 3;
    private static final List<Row> ROWS = RandomDatasets.of(20, 3, 7).rows();

    @Inject
    ServedModels models;

    @Inject
    Champions champions;

    @Inject
    Releasing releasing;

    private final String name = "test." + UUID.randomUUID();
    private final Map<Integer, float[][]> scores = new HashMap<>();
    private final Set<LoadedModel> seen = ConcurrentHashMap.newKeySet();

    @Test
    void eachAnswerIsThatOfItsVersionWhateverIsPromotedMeanwhile() throws Exception {
        for (int version = 1; version <= VERSIONS; version++) {
            releasing.champion(name, version);
            try (LoadedModel model = LoadedModel.load(NamedModels.file(name, version))) {
                scores.put(version, model.score(ROWS).probabilities());
            }
        }
        UUID actor = Account.register().id();
        var over = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        var running = new ArrayList<Future<Map<Integer, Integer>>>();
        for (int client = 0; client < CLIENTS; client++) {
            running.add(clients.submit(asking(over)));
        }

        for (int swap = 0; swap < SWAPS; swap++) {
            champions.promote(name, swap % VERSIONS + 1, "swap " + swap, actor).await().atMost(Releasing.PATIENCE);
        }
        over.set(true);

        Map<Integer, Integer> answers = new HashMap<>();
        for (Future<Map<Integer, Integer>> client : running) {
            client.get().forEach((version, count) -> answers.merge(version, count, Integer::sum));
        }
        clients.shutdown();
        assertThat(answers).containsOnlyKeys(1, 2, 3);
        Awaiting.until(() -> seen.stream().filter(model -> !model.isClosed()).count(), open -> open <= 1);
        assertThat(models.loaded()).filteredOn(loaded -> loaded.name().equals(name)).singleElement()
                .satisfies(loaded -> assertThat(loaded.version()).isEqualTo((SWAPS - 1) % VERSIONS + 1))
                .satisfies(loaded -> assertThat(loaded.leases()).isZero());
    }

    /** How often each version answered. */
    private Callable<Map<Integer, Integer>> asking(AtomicBoolean over) {
        return () -> {
            Map<Integer, Integer> answers = new HashMap<>();
            while (!over.get()) {
                try (ModelLease lease = models.lease(name).await().atMost(Releasing.PATIENCE)) {
                    seen.add(lease.model());
                    float[][] answer = lease.run(model -> model.score(ROWS).probabilities()).await()
                            .atMost(Releasing.PATIENCE);
                    int version = lease.version().version();
                    assertThat(answer).as("version %d", version).isDeepEqualTo(scores.get(version));
                    answers.merge(version, 1, Integer::sum);
                }
            }
            return answers;
        };
    }
}
