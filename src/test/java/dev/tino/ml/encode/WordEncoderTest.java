package dev.tino.ml.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.ml.ModelException;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class WordEncoderTest {

    private static final Schema SCHEMA = Schema.of(Column.text("description"));

    @Test
    void aTextIsItsTfIdfOfUnitLength() {
        Encoder encoder = fit(1, "dragon dragon garden", "dragon", "sea");

        List<Term> terms = encoder.terms(Row.of("Dragon, dragon & the GARDEN; unheard"));

        double dragon = 2 * (Math.log(4.0 / 3) + 1);
        double garden = Math.log(4.0 / 2) + 1;
        double norm = Math.sqrt(dragon * dragon + garden * garden);
        assertThat(terms).extracting(Term::text).containsExactly("dragon", "garden");
        assertThat(terms.get(0).weight()).isCloseTo((float) (dragon / norm), within(1e-6f));
        assertThat(terms.get(1).weight()).isCloseTo((float) (garden / norm), within(1e-6f));
        assertThat(encoder.width()).isEqualTo(3);
        assertThat(encoder.isNumber(0)).isFalse();
    }

    @Test
    void wordsAreFoldedAndFunctionWordsLeftOut() {
        Encoder encoder = fit(1, "It's the ÉCLAIR—ﬁve “cafés” of 1984's Müller, isn't it? ab abc x1y2z3");

        assertThat(encoder.terms(Row.of("eclair cafes muller abc xyz five isn the its"))).extracting(Term::text)
                .containsExactly("abc", "cafes", "eclair", "muller", "xyz");
        assertThat(encoder.width()).isEqualTo(5);
    }

    @Test
    void equalWeightsAreInTheOrderOfTheirLetters() {
        assertThat(fit(1, "pear fig apple").terms(Row.of("fig pear apple"))).extracting(Term::text)
                .containsExactly("apple", "fig", "pear");
    }

    @Test
    void rareWordsAreUnknownWhenToldSo() {
        Encoder encoder = fit(2, "dragon sea", "dragon garden", "garden");

        assertThat(encoder.terms(Row.of("dragon sea garden"))).extracting(Term::text).containsExactly("dragon", "garden");
    }

    @Test
    void theEndOfALongDescriptionCounts() {
        String filler = "filler ".repeat(13_000);
        Encoder encoder = fit(1, filler + "dragon", "filler");

        assertThat(encoder.terms(Row.of(filler + "dragon"))).extracting(Term::text).containsExactly("filler", "dragon");
        assertThat(encoder.terms(Row.of("—".repeat(3_000) + "dragon"))).extracting(Term::text).containsExactly("dragon");
        assertThat(encoder.terms(Row.of("filler ".repeat(20_000) + "dragon"))).extracting(Term::text)
                .containsExactly("filler");
        assertThat(encoder.terms(Row.of("\ufdfa".repeat(100_000)))).isEmpty();
    }

    @Test
    void aTextWithoutAWordIsTheZeroVector() {
        Encoder encoder = fit(1, "dragon", null, "");

        assertThat(encoder.encode(Row.of("unheard")).size()).isZero();
        assertThat(encoder.encode(Row.of((Object) null)).size()).isZero();
        assertThat(encoder.terms(Row.of("... 42"))).isEmpty();
    }

    @Test
    void readByCharactersThereAreNoTerms() {
        Encoder encoder = Encoder.fit(SCHEMA, List.of(Row.of("dragon"), Row.of("dragon")), EncoderSettings.DEFAULT);

        assertThat(encoder.width()).isPositive();
        assertThat(encoder.terms(Row.of("dragon"))).isEmpty();
    }

    @Test
    void theWordsSurviveTheirJson() throws Exception {
        Schema both = Schema.of(Column.number("price"), Column.text("title"), Column.text("description"));
        Row row = Row.of(3, "red dragon", "a dragon's garden");
        Encoder encoder = Encoder.fit(both, List.of(row, Row.of(4, "sea", null)), EncoderSettings.words(1));
        JsonMapper json = new JsonMapper();

        Encoder read = json.readValue(json.writeValueAsString(encoder), Encoder.class);

        assertThat(json.writeValueAsString(encoder)).contains("{\"kind\":\"words\",\"words\":\"dragon red sea\",\"idf\":\"");
        assertThat(read.encode(row)).usingRecursiveComparison().isEqualTo(encoder.encode(row));
        assertThat(read.terms(row)).isEqualTo(encoder.terms(row)).extracting(Term::text)
                .containsExactlyInAnyOrder("dragon", "red", "dragon", "garden");
        assertThat(json.writeValueAsString(read)).isEqualTo(json.writeValueAsString(encoder));
    }

    @ParameterizedTest
    @CsvSource({ "dragon sea, dragon dragon", "dragon sea, sea dragon", "dragon sea, dragon", "dragon sea, dragon  sea" })
    void impossibleWordsAreRefused(String words, String damage) throws Exception {
        JsonMapper json = new JsonMapper();
        String written = json.writeValueAsString(fit(1, "dragon sea"));
        assertThat(written).contains(words);

        assertThatThrownBy(() -> json.readValue(written.replace(words, damage), Encoder.class))
                .isInstanceOf(JsonMappingException.class).hasRootCauseInstanceOf(ModelException.class);
    }

    @Test
    void ngramsOfWordsAreRefused() {
        assertThatThrownBy(() -> new EncoderSettings(EncoderSettings.Tokens.WORDS, 1, 2, true, 1, 0))
                .isInstanceOf(ModelException.class);
    }

    private static Encoder fit(int minimumRows, String... texts) {
        return Encoder.fit(SCHEMA, Arrays.stream(texts).map(text -> Row.of((Object) text)).toList(),
                EncoderSettings.words(minimumRows));
    }
}
