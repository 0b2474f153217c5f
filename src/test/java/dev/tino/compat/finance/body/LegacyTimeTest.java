package dev.tino.compat.finance.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

class LegacyTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-01-15                       | 2024-01-15T00:00:00       | Mon, 15 Jan 2024 00:00:00 GMT
            2024-01-15T00:00:00              | 2024-01-15T00:00:00       | Mon, 15 Jan 2024 00:00:00 GMT
            2024-01-15 08:30                 | 2024-01-15T08:30:00       | Mon, 15 Jan 2024 08:30:00 GMT
            2024-01-15T03:00:00.000Z         | 2024-01-15T03:00:00Z      | Mon, 15 Jan 2024 03:00:00 GMT
            2024-01-15T22:00:00-03:00        | 2024-01-15T22:00:00-03:00 | Tue, 16 Jan 2024 01:00:00 GMT
            2024-01-15T22:00:00.123456       | 2024-01-15T22:00:00.123456 | Mon, 15 Jan 2024 22:00:00 GMT
            1705276800                       | 2024-01-15T00:00:00Z      | Mon, 15 Jan 2024 00:00:00 GMT
            1705276800000                    | 2024-01-15T00:00:00Z      | Mon, 15 Jan 2024 00:00:00 GMT""")
    void whatPydanticReadsIsRead(String text, String iso, String http) {
        LegacyTime time = LegacyTime.read(TextNode.valueOf(text));

        assertThat(time.iso()).isEqualTo(iso);
        assertThat(time.httpDate()).isEqualTo(http);
        assertThat(time.day()).hasToString("2024-01-15");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "15/01/2024", "2024-02-30", "2024-01-15T25:00", "99999999999999999999",
            "2024-01" })
    void theRestIsNoTime(String text) {
        assertThat(LegacyTime.read(TextNode.valueOf(text))).isNull();
    }

    @Test
    void numbersAreSecondsOrMilliseconds() {
        assertThat(LegacyTime.read(LongNode.valueOf(1_705_276_800L)).iso()).isEqualTo("2024-01-15T00:00:00Z");
        assertThat(LegacyTime.read(DoubleNode.valueOf(1_705_276_800.5)).iso()).isEqualTo("2024-01-15T00:00:00.5Z");
        assertThat(LegacyTime.read(DoubleNode.valueOf(Double.NaN))).isNull();
        assertThat(LegacyTime.read(DoubleNode.valueOf(1e300))).isNull();
        assertThat(LegacyTime.read(BooleanNode.TRUE)).isNull();
    }

    @Test
    void anIdTellsWhenItsRowWasMade() {
        assertThat(LegacyTime.httpDate(UUID.fromString("018d0a5d-ac96-774b-bcce-b302099a8057")))
                .isEqualTo("Sun, 14 Jan 2024 23:45:27 GMT");
    }
}
