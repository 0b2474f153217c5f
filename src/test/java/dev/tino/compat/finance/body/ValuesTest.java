package dev.tino.compat.finance.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250,50      | 250.50
            1.234,56    | 1234.56
            -1.234,56   | -1234.56
            R$ 12,5     | 12.50
            1,234.56    | 1234.56
            250.50      | 250.50
            1e3         | 1E+3
            -.5         | -0.5
            7           | 7""")
    void textsAreReadToTheirLastCharacter(String text, BigDecimal number) {
        assertThat(Values.read(TextNode.valueOf(text))).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "abc", "12,3456", "1,2,3", "nan", "inf", "1e99999", "0x10" })
    void theRestIsNoNumber(String text) {
        assertThat(Values.read(TextNode.valueOf(text))).isNull();
    }

    @Test
    void whatIsKeptIsCents() {
        assertThat(Values.cents(new BigDecimal("33.300000000000004"))).isEqualTo("33.30");
        assertThat(Values.cents(new BigDecimal("-0.005"))).isEqualTo("-0.01");
        assertThat(Values.cents(new BigDecimal("1e-1000000000"))).isEqualTo("0.00");
        assertThat(Values.cents(BigDecimal.ZERO)).isEqualTo("0.00");
    }

    @Test
    void thereAreAmountsThatAreTooLarge() {
        assertThat(Values.violation(new BigDecimal("999999999999.994"))).isNull();
        assertThat(Values.violation(new BigDecimal("1e12"))).contains("twelve digits");
        assertThat(Values.violation(new BigDecimal("1e1000000000"))).contains("twelve digits");
        assertThat(Values.violation(new BigDecimal("0e1000000000"))).isNull();
        assertThat(Values.violation(new BigDecimal("1e-1000000000"))).isNull();
    }

    @Test
    void whatRoundsUpToAnAmountThatIsTooLargeIsOne() {
        assertThat(Values.violation(new BigDecimal("999999999999.995"))).contains("twelve digits");
        assertThat(Values.violation(new BigDecimal("-999999999999.995"))).contains("twelve digits");
    }

    @Test
    void wholeNumbersMayBeText() {
        assertThat(Values.whole(LongNode.valueOf(3))).isEqualTo(3);
        assertThat(Values.whole(TextNode.valueOf(" 3 "))).isEqualTo(3);
        assertThat(Values.whole(DoubleNode.valueOf(3.0))).isEqualTo(3);
        assertThat(Values.whole(DoubleNode.valueOf(3.5))).isNull();
        assertThat(Values.whole(TextNode.valueOf("three"))).isNull();
        assertThat(Values.whole(DecimalNode.valueOf(new BigDecimal("1e1000000")))).isNull();
    }
}
