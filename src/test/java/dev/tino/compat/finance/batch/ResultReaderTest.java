package dev.tino.compat.finance.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

class ResultReaderTest {

    private static final ObjectReader NODES = new ObjectMapper().readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void linesAreFoundWhereverTheResultIsCut() throws Exception {
        byte[] result = """
                {"model":{"name":"m","transactions":[{"x":1}]},"transactions":[{"description":"Açaí","model":{"version":1},
                "alternatives":[{"category":"A"}]},{"description":"b","amount":0.10}],"abstained":[{"transactions":[]}]}"""
                .getBytes(StandardCharsets.UTF_8);
        JsonNode expected = NODES.readTree(result).path("transactions");
        long seed = System.nanoTime();
        var random = new Random(seed);

        for (int round = 0; round < 100; round++) {
            var reader = new ResultReader(NODES);
            List<JsonNode> lines = new ArrayList<>();
            for (int from = 0; from < result.length;) {
                int to = Math.min(result.length, from + 1 + random.nextInt(40));
                lines.addAll(reader.read(Arrays.copyOfRange(result, from, to)));
                from = to;
            }
            assertThat(lines).as("seed %d", seed).containsExactlyElementsOf(expected);
        }
    }
}
