package dev.tino.finance.classification.job;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.Violation;

class LotsTest {

    private static final String LINE = "{\"date\":\"2026-01-31\",\"description\":\"PADARIA %d\",\"amount\":-12.50}";

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void linesAreCutIntoLotsAsTheyWereSent() throws Exception {
        Lots lots = of(body(2_001));

        assertThat(lots.ends()).containsExactly(1_000, 2_000, 2_001);
        assertThat(lots.cut()).hasSize(3);
        assertThat(json.readTree(lots.cut().get(1))).hasSize(1_000);
        assertThat(new String(lots.cut().get(2), UTF_8)).isEqualTo("[" + LINE.formatted(2_000) + "]");
    }

    @Test
    void aJobsInputTellsWhereItsLotsEnd() {
        byte[] first = JobLot.input(of(body(2_001))).get(0);

        assertThat(JobLot.all(first)).containsExactly(new JobLot(0, 3, 0, 1_000, 2_001),
                new JobLot(1, 3, 1_000, 2_000, 2_001), new JobLot(2, 3, 2_000, 2_001, 2_001));
    }

    @Test
    void everyDigitStays() {
        String line = "{\"date\":\"2026-01-31\",\"description\":\"A\",\"amount\":-1.50,\"note\":1.2300000000000000000000000000}";

        assertThat(new String(of("{\"transactions\":[" + line + "]}").cut().get(0), UTF_8)).isEqualTo("[" + line + "]");
    }

    @Test
    void lotsOfLongLinesEndBefore() {
        String line = "{\"date\":\"2026-01-31\",\"description\":\"A\",\"amount\":-1,\"x\":\"%s\"}"
                .formatted("y".repeat(60_000));

        Lots lots = of("{\"transactions\":[" + String.join(",", Collections.nCopies(50, line)) + "]}");

        assertThat(lots.ends()).containsExactly(18, 36, 50);
    }

    @Test
    void aLineThatIsTooLongIsRefusedBeforeItIsRead() {
        String body = "{\"transactions\":[%s,{\"x\":[%s[]]}]}".formatted(LINE.formatted(1), "[],".repeat(8_000_000));

        assertThat(failure(body).violations())
                .containsExactly(new Violation("transactions[1]", "must not be longer than 65536 bytes"));
    }

    @Test
    void whiteSpaceAndOtherFieldsAreNoObstacle() {
        Lots lots = of("{ \"source\": {\"bank\": [1, 2]},\n \"transactions\" :\n[ %s ,\n\t%s ] , \"more\": null }"
                .formatted(LINE.formatted(1), LINE.formatted(2)));

        assertThat(new String(lots.cut().get(0), UTF_8)).isEqualTo("[" + LINE.formatted(1) + "," + LINE.formatted(2) + "]");
    }

    @Test
    void textBeyondAsciiStaysWhole() {
        String line = "{\"date\":\"2026-01-31\",\"description\":\"São João \uD83C\uDF5E\",\"amount\":-1}";

        assertThat(new String(of("{\"transactions\":[" + line + "]}").cut().get(0), UTF_8)).isEqualTo("[" + line + "]");
    }

    @Test
    void asManyAsItTakesAreTakenAndOneMoreIsRefused() {
        assertThat(of(body(100_000)).cut()).hasSize(100);
        assertThat(failure(body(100_001)).violations())
                .containsExactly(new Violation("transactions", "must hold 1 to 100000 lines"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"transactions\":[]}", "{}", "{\"lines\":[1]}" })
    void noLineIsRefused(String body) {
        assertThat(failure(body).violations()).extracting(Violation::field).containsExactly("transactions");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "null", "1", "{\"transactions\":[", "{\"transactions\":[{]}", "{} {}", "{\"a\":1}x" })
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertThat(failure(body).code()).isIn(CoreError.MALFORMED, CoreError.INVALID);
    }

    @Test
    void whatIsBehindTheObjectIsMalformed() {
        assertThat(failure(body(1) + " {}").code()).isEqualTo(CoreError.MALFORMED);
    }

    @Test
    void eachBadLineIsNamed() {
        String body = "{\"transactions\":[%s,7,{\"date\":\"2026-01-31\",\"description\":\"\",\"amount\":1.234},null]}"
                .formatted(LINE.formatted(1));

        assertThat(failure(body).violations()).extracting(Violation::field).containsExactly("transactions[1]",
                "transactions[2].description", "transactions[2].amount", "transactions[3]");
    }

    @Test
    void aFieldThatHoldsWhatItCannotHoldIsNamed() {
        String body = "{\"transactions\":[%s,{\"date\":\"2026-02-31\",\"description\":\"A\",\"amount\":1}]}"
                .formatted(LINE.formatted(1));

        assertThat(failure(body).violations())
                .containsExactly(new Violation("transactions[1].date", "is not a valid date such as 2026-01-31"));
    }

    @Test
    void atMostAHundredViolationsAreTold() {
        String body = IntStream.range(0, 500).mapToObj(i -> "7").collect(Collectors.joining(",", "{\"transactions\":[", "]}"));

        assertThat(failure(body).violations()).hasSize(100);
    }

    @Test
    void anotherEncodingIsMalformed() {
        var failure = catchThrowableOfType(Failure.class, () -> Lots.of(body(1).getBytes(UTF_16), Lots.reader(json)));

        assertThat(failure.code()).isEqualTo(CoreError.MALFORMED);
    }

    private static String body(int lines) {
        return IntStream.range(0, lines).mapToObj(LINE::formatted)
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
    }

    private Lots of(String body) {
        return Lots.of(body.getBytes(UTF_8), Lots.reader(json));
    }

    private Failure failure(String body) {
        return catchThrowableOfType(Failure.class, () -> of(body));
    }
}
