package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.models.ServedModels;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithEmbeddings.class)
class EmbeddedOwnModelsTest {

    @Inject
    Pool pool;

    @Inject
    ServedModels models;

    @AfterEach
    void mend() {
        WithEmbeddings.mend();
    }

    @Test
    void anOwnModelSeesVectorsAndAbstainsWithoutThem() {
        var ana = HorseOwner.withModel(pool);
        ana.awaitProvider();

        Response sound = ana.classify(HorseOwner.horse());
        WithEmbeddings.answer("401");
        Response refused = ana.classify(HorseOwner.horse());

        try (var lease = models.find(ana.model()).await().indefinitely().orElseThrow()) {
            assertThat(lease.model().manifest().schema().vectors()).hasSize(1);
        }
        assertThat(sound.<String> path("transactions[0].category")).isEqualTo("Cavalos");
        assertThat(sound.<String> path("model.name")).isEqualTo(ana.model());
        assertThat(sound.<List<?>> path("abstained")).isNull();
        assertAbstained(refused, ana, "EMBEDDINGS_REFUSED");
        assertThat(ana.corrector().ask("HIPICA REAL ESTABULO 0", "-50")).containsEntry("source", "user");
    }

    @Test
    void nobodyWaitsLongForAProviderThatIsAway() {
        var ana = HorseOwner.withModel(pool);
        ana.awaitProvider();

        WithEmbeddings.answer("silence");
        Response unanswered = ana.classify(HorseOwner.horse());
        WithEmbeddings.answer("503");
        Response away = ana.classify(HorseOwner.horse());

        assertAbstained(unanswered, ana, "EMBEDDINGS_UNAVAILABLE");
        assertThat(unanswered.<String> path("abstained[0].detail"))
                .isEqualTo("The embeddings provider did not answer within PT1.5S");
        assertAbstained(away, ana, "EMBEDDINGS_UNAVAILABLE");
    }

    @Test
    void manyLinesAreLookedUpPartByPart() {
        var ana = HorseOwner.withModel(pool);
        ana.awaitProvider();
        List<Map<String, Object>> lines = HorseOwner.lines(2_500);
        lines.get(1_500).put("description", "CAVALO " + WithEmbeddings.REFUSED);

        Response answer = ana.account().post("/api/v1/finance/classifications", Map.of("transactions", lines));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<List<?>> path("transactions")).hasSize(2_500);
        assertThat(answer.<String> path("transactions[0].category")).isEqualTo("Cavalos");
        assertThat(answer.<String> path("transactions[2499].description")).isEqualTo(lines.get(2_499).get("description"));
        assertThat(answer.<List<String>> path("abstained.code")).containsExactly("EMBEDDINGS_REFUSED");
        assertThat(answer.<String> path("model.name")).isEqualTo(ana.model());
    }

    private static void assertAbstained(Response answer, HorseOwner ana, String code) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String> path("transactions[0].category")).isNotEqualTo("Cavalos");
        assertThat(answer.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(answer.<List<String>> path("abstained.model.name")).containsExactly(ana.model());
        assertThat(answer.<List<String>> path("abstained.code")).containsExactly(code);
        assertThat(answer.<String> path("abstained[0].detail")).isNotBlank();
    }
}
