package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.finance.classification.Classifier;
import dev.tino.models.ServedModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.FakeEmbeddings;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(EmbeddedOwnModelsTest.WithProvider.class)
class EmbeddedOwnModelsTest {

    private static final String REFUSES = "tino.test.embeddings-refuses";

    @Inject
    Pool pool;

    @Inject
    ServedModels models;

    @AfterEach
    void mend() {
        System.clearProperty(REFUSES);
    }

    @Test
    void anOwnModelSeesVectorsAndAbstainsWithoutThem() {
        Account ana = Account.register();
        var corrector = new Corrector(ana, pool);
        UUID horses = corrector.addCategory("Cavalos");
        UUID garden = corrector.addCategory("Jardim");
        for (int i = 0; i < TrainingQueue.CORRECTIONS; i++) {
            corrector.file((i % 2 == 0 ? "HIPICA REAL ESTABULO " : "VIVEIRO DE MUDAS JARDIM ") + i, "-50",
                    i % 2 == 0 ? horses : garden);
        }
        corrector.awaitTrainings(1);
        String name = Classifier.ownModel(ana.id());

        Response sound = classify(ana, "HIPICA REAL ESTABULO 98");
        System.setProperty(REFUSES, "true");
        Response alone = classify(ana, "HIPICA REAL ESTABULO 99");

        try (var lease = models.find(name).await().indefinitely().orElseThrow()) {
            assertThat(lease.model().manifest().schema().vectors()).hasSize(1);
        }
        assertThat(sound.<String> path("transactions[0].category")).isEqualTo("Cavalos");
        assertThat(sound.<String> path("model.name")).isEqualTo(name);
        assertThat(sound.<List<?>> path("abstained")).isNull();
        assertThat(alone.statusCode()).isEqualTo(200);
        assertThat(alone.<String> path("transactions[0].category")).isNotEqualTo("Cavalos");
        assertThat(alone.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(alone.<List<String>> path("abstained.model.name")).containsExactly(name);
        assertThat(alone.<List<String>> path("abstained.code")).containsExactly("EMBEDDINGS_REFUSED");
        assertThat(alone.<String> path("abstained[0].detail")).isNotBlank();
        assertThat(corrector.ask("HIPICA REAL ESTABULO 0", "-50")).containsEntry("source", "user");
    }

    private static Response classify(Account account, String description) {
        return account.post("/api/v1/finance/classifications",
                Map.of("transactions", List.of(Map.of("date", "2026-01-15", "description", description, "amount", -50))));
    }

    public static class WithProvider implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tino.finance.model.embeddings", "true", "tino.embeddings.provider", "http",
                    "tino.embeddings.dimensions", "16");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    /** A provider that refuses while a property says so, whichever class loader sets it. */
    public static class Provider implements QuarkusTestResourceLifecycleManager {

        private FakeEmbeddings server;

        @Override
        public Map<String, String> start() {
            server = FakeEmbeddings.of(16).always((exchange, good) -> {
                if (Boolean.getBoolean(REFUSES)) {
                    FakeEmbeddings.status(401, "{}").give(exchange, good);
                } else {
                    FakeEmbeddings.good(exchange, good);
                }
            });
            return Map.of("tino.embeddings.url", server.url());
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
