package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.core.error.Failure;

class AnswersTest {

    private static final Answers ANSWERS = new Answers(new EmbeddingSource("http", "", 2));

    @Test
    void vectorsBecomeOfLengthOne() {
        List<float[]> vectors = ANSWERS.http(bytes("{'embeddings':[[3,4],[0,-1e-3]]}"), 2);

        assertThat(vectors).containsExactly(new float[] { 0.6f, 0.8f }, new float[] { 0, -1 });
    }

    @Test
    void vectorsOfOpenAiComeInAnyOrder() {
        List<float[]> vectors = ANSWERS.openai(
                bytes("{'object':'list','data':[{'index':1,'embedding':[0,1]},{'index':0,'embedding':[1,0]}],'usage':{}}"), 2);

        assertThat(vectors).containsExactly(new float[] { 1, 0 }, new float[] { 0, 1 });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<!doctype html><html>sorry</html>       | a page in place of vectors",
            "                                        | what is no JSON of vectors",
            "{'embeddings':[[3,4],[0,                | what is no JSON of vectors",
            "{'embeddings':[[3,4]]} {}               | what is no JSON of vectors",
            "{'embeddings':[[3,'4']]}                | what is no JSON of vectors",
            "{'embeddings':[[3,null]]}               | what is no JSON of vectors",
            "{'embeddings':[[3,NaN]]}                | what is no JSON of vectors",
            "{'embeddings':'lots'}                   | what is no JSON of vectors",
            "[[3,4]]                                 | what is no JSON of vectors",
            "null                                    | nothing",
            "{}                                      | 0 vectors for 1 texts",
            "{'embeddings':[]}                       | 0 vectors for 1 texts",
            "{'embeddings':[[3,4],[3,4]]}            | 2 vectors for 1 texts",
            "{'embeddings':[null]}                   | a vector of 0 numbers where tino.embeddings.dimensions says 2",
            "{'embeddings':[[1,2,3]]}                | a vector of 3 numbers where tino.embeddings.dimensions says 2",
            "{'embeddings':[[0,0]]}                  | a vector of zeros",
            "{'embeddings':[[1e400,1]]}              | a vector with numbers that are too large or none" })
    void whatIsNoVectorIsRefusedWithoutBeingQuoted(String body, String reason) {
        assertInvalid(reason, () -> ANSWERS.http(bytes(body == null ? "" : body), 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{'index':0,'embedding':[1,0]},{'index':0,'embedding':[1,0]}",
            "{'index':0,'embedding':[1,0]},{'index':2,'embedding':[1,0]}",
            "{'index':-1,'embedding':[1,0]},{'index':0,'embedding':[1,0]}", "{'index':0,'embedding':[1,0]},null" })
    void anIndexThatIsNoTextsIsRefused(String items) {
        assertInvalid("an index that is no text's or stands twice", () -> ANSWERS.openai(bytes("{'data':[" + items + "]}"), 2));
    }

    private static void assertInvalid(String reason, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_INVALID);
            assertThat(failure.detail()).isEqualTo("The embeddings provider http answered " + reason);
        });
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
