package dev.tino.compat.finance.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tino.compat.finance.OldClient;
import dev.tino.finance.training.WithEmbeddings;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithEmbeddings.class)
class VectorsTest {

    private static final String TWO = "{\"descriptions\": [{\"description\": \"PADARIA\"}, {\"description\": \"POSTO\"}]}";

    @Test
    void eachDescriptionHasAVectorOfLengthOne() {
        OldClient ana = OldClient.register();

        for (String path : List.of("/embedding", "/embeddings", "/api/embeddings")) {
            List<List<Float>> vectors = ana.json(path, TWO).path("embeddings");

            assertThat(vectors).hasSize(2).allSatisfy(vector -> assertThat(vector).hasSize(16));
            assertThat(vectors.get(0).stream().mapToDouble(x -> x * x).sum()).isCloseTo(1, within(1e-4));
        }
    }

    /** More than are written at a time. */
    @Test
    void eachOfManyDescriptionsHasItsVector() {
        List<Map<String, String>> texts = IntStream.range(0, 70).mapToObj(i -> Map.of("description", "LOJA " + i % 40))
                .toList();

        List<List<Float>> vectors = OldClient.register().json("/embedding", Map.of("descriptions", texts)).path("embeddings");

        assertThat(vectors).hasSize(70).allSatisfy(vector -> assertThat(vector).hasSize(16));
        assertThat(vectors.get(69)).isEqualTo(vectors.get(29)).isNotEqualTo(vectors.get(28));
        assertThat(OldClient.register().json("/embedding", "{\"descriptions\": []}").asString())
                .isEqualTo("{\"embeddings\":[]}");
    }

    @Test
    void aBodyThatIsEncodedTwiceIsRead() {
        Response answer = OldClient.register().json("/embeddings", "\"" + TWO.replace("\"", "\\\"") + "\"");

        assertThat(answer.<List<?>> path("embeddings")).hasSize(2);
    }

    @Test
    void aProviderThatRefusesIsA400() {
        Response refused = OldClient.register().json("/embedding",
                Map.of("descriptions", List.of(Map.of("description", "VERBOTEN"))));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String> path("message")).startsWith("Error creating embedding for transaction 'VERBOTEN': ");
    }
}
