package dev.tino.models.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.core.error.Failure;

/** Reads what providers answer, and takes nothing for a vector that is none. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxNumberLength(100).build()).build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final EmbeddingSource source;

    Answers(EmbeddingSource source) {
        this.source = source;
    }

    record Gemini(List<Values> embeddings) {

        record Values(float[] values) {
        }
    }

    record OpenAi(List<Item> data) {

        record Item(int index, float[] embedding) {
        }
    }

    record Http(List<float[]> embeddings) {
    }

    /** @return one for each text, in their order, each of length 1 */
    List<float[]> gemini(byte[] body, int texts) {
        return checked(read(body, Gemini.class).embeddings(), Gemini.Values::values, texts);
    }

    List<float[]> openai(byte[] body, int texts) {
        List<OpenAi.Item> items = read(body, OpenAi.class).data();
        float[][] ordered = new float[texts][];
        for (OpenAi.Item item : counted(items, texts)) {
            if (item == null || item.index() < 0 || item.index() >= texts || ordered[item.index()] != null) {
                throw invalid("an index that is no text's or stands twice");
            }
            ordered[item.index()] = item.embedding();
        }
        return unit(Arrays.asList(ordered));
    }

    List<float[]> http(byte[] body, int texts) {
        return checked(read(body, Http.class).embeddings(), values -> values, texts);
    }

    private <T> T read(byte[] body, Class<T> type) {
        T answer;
        try {
            answer = JSON.readValue(body, type);
        } catch (IOException unreadable) {
            // Its message would quote the answer.
            throw invalid(startsWith(body, '<') ? "a page in place of vectors" : "what is no JSON of vectors");
        }
        if (answer == null) {
            throw invalid("nothing");
        }
        return answer;
    }

    private static boolean startsWith(byte[] body, char sign) {
        int first = 0;
        while (first < body.length && body[first] <= ' ' && body[first] >= 0) {
            first++;
        }
        return first < body.length && body[first] == sign;
    }

    private <T> List<float[]> checked(List<T> items, Function<T, float[]> values, int texts) {
        List<float[]> vectors = new ArrayList<>(texts);
        counted(items, texts).forEach(item -> vectors.add(item == null ? null : values.apply(item)));
        return unit(vectors);
    }

    private <T> List<T> counted(List<T> items, int texts) {
        if (items == null || items.size() != texts) {
            throw invalid("%d vectors for %d texts".formatted(items == null ? 0 : items.size(), texts));
        }
        return items;
    }

    private List<float[]> unit(List<float[]> vectors) {
        vectors.forEach(this::normalise);
        return vectors;
    }

    /** Divides by the Euclidean norm. Gemini's are of length 1 only where they are not shortened. */
    private void normalise(float[] vector) {
        if (vector == null || vector.length != source.dimensions()) {
            throw invalid("a vector of %d numbers where tino.embeddings.dimensions says %d"
                    .formatted(vector == null ? 0 : vector.length, source.dimensions()));
        }
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm) || norm < Float.MIN_NORMAL) {
            throw invalid(norm == 0 ? "a vector of zeros" : "a vector with numbers that are too large or none");
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / norm);
        }
    }

    Failure invalid(String what) {
        return EmbeddingError.EMBEDDINGS_INVALID.because("The embeddings provider %s answered %s", source.provider(), what);
    }
}
