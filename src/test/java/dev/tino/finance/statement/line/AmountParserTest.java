package dev.tino.finance.statement.line;

import static dev.tino.finance.statement.line.AmountParser.DECIMAL_COMMA;
import static dev.tino.finance.statement.line.AmountParser.DECIMAL_POINT;
import static dev.tino.finance.statement.line.AmountParser.OFX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "1.234,56|1234.56", "1,234.56|1234.56",
            "-1.100,00|-1100.00", "R$ 1.100,00|1100.00", "-R$ 12,50|-12.50", "R$ -12,50|-12.50", "(12,50)|-12.50",
            "(R$ 12,50)|-12.50", "12,50-|-12.50", "+12,50|12.50", "250,50 D|-250.50", "250,50 C|250.50",
            "250,50D|-250.50", "12,50 DB|-12.50", "12,50 CR|12.50", "-12,50 D|-12.50", "250.50|250.50", "250,5|250.50",
            "12|12.00", "0,00|0.00", ",50|0.50", "1 234,56|1234.56", "1'234.56|1234.56", "1.234.567|1234567.00",
            "1,234,567|1234567.00", "1.234.567,8|1234567.80", "12,50 EUR|12.50", "US$ 1,000.00|1000.00",
            "\u22127,90|-7.90", "R$\u00a01.100,00|1100.00", "12.5000|12.50", "999999999999,99|999999999999.99" })
    void isUnderstoodWhateverTheStyle(String text, BigDecimal amount) throws BadLine {
        assertThat(DECIMAL_COMMA.parse(text)).isEqualTo(amount);
        assertThat(DECIMAL_POINT.parse(text)).isEqualTo(amount);
    }

    @Test
    void theStyleDecidesWhatThreeDigitsAre() throws BadLine {
        assertThat(DECIMAL_COMMA.parse("1.234")).isEqualTo(new BigDecimal("1234.00"));
        assertThat(DECIMAL_POINT.parse("1,234")).isEqualTo(new BigDecimal("1234.00"));
        assertThat(reason(DECIMAL_COMMA, "1,234")).isEqualTo("The amount \"1,234\" has more than two decimals");
        assertThat(reason(DECIMAL_POINT, "1.234")).isEqualTo("The amount \"1.234\" has more than two decimals");
        assertThat(reason(OFX, "1.234")).isEqualTo("The amount \"1.234\" has more than two decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = { "NaN", "Infinity", "1e400", "abc", "12,3,4", "1.23.456", "1.234.56", "12,", "1,234,56.7",
            "--12", "-(12,50)", "(12,50", "12,50)", "12 34", "-", "R$", "0x10", "१२", "12;50", "1,2.3,4", "1.2.3.4" })
    void whatIsNoNumberIsRefused(String text) {
        assertThat(reason(DECIMAL_COMMA, text)).isEqualTo("The amount \"" + text + "\" is not a number");
    }

    @Test
    void whatTheDatabaseDoesNotHoldIsTooLarge() {
        assertThat(reason(DECIMAL_COMMA, "1.000.000.000.000,00"))
                .isEqualTo("The amount \"1.000.000.000.000,00\" is too large");
        assertThat(reason(DECIMAL_COMMA, "9".repeat(60))).endsWith("is too large");
        assertThat(reason(DECIMAL_COMMA, "9".repeat(61))).endsWith("is not a number");
    }

    @Test
    void aMissingAmountIsToldAsSuch() {
        assertThat(reason(DECIMAL_COMMA, " \u00a0")).isEqualTo("The amount is missing");
    }

    @Test
    void aCreditCannotBeNegative() {
        assertThat(reason(DECIMAL_COMMA, "-12,50 C")).isEqualTo("The amount \"-12,50 C\" is a credit and a debit at once");
        assertThat(reason(DECIMAL_COMMA, "+12,50 D")).isEqualTo("The amount \"+12,50 D\" is a credit and a debit at once");
    }

    @Test
    void ofxAmountsAreBare() throws BadLine {
        assertThat(OFX.parse("-33.3")).isEqualTo(new BigDecimal("-33.30"));
        assertThat(OFX.parse("-33,3")).isEqualTo(new BigDecimal("-33.30"));
        assertThat(OFX.parse("5.000")).isEqualTo(new BigDecimal("5.00"));
        assertThat(reason(OFX, "$120")).isEqualTo("The amount \"$120\" is not a number");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.234.567", "1 234", "1.234,56", "1,234.56", "-1'234.56", "1,234,567" })
    void ofxHasNoThousandsSeparators(String text) {
        assertThat(reason(OFX, text)).isEqualTo("The amount \"" + text + "\" is not a number");
    }

    @Test
    void mostAmountsOfAColumnTellItsStyle() {
        assertThat(AmountParser.of(Stream.of("1.234", "12,50", "-7,9"), DECIMAL_POINT)).isEqualTo(DECIMAL_COMMA);
        assertThat(AmountParser.of(Stream.of("1,234", "12.50", "R$ 7.90 D"), DECIMAL_COMMA)).isEqualTo(DECIMAL_POINT);
        assertThat(AmountParser.of(Stream.of("1.234", "12"), DECIMAL_POINT)).isEqualTo(DECIMAL_POINT);
    }

    @Test
    void numbersOfSpreadsheetsLoseTheirBinaryNoise() throws BadLine {
        assertThat(AmountParser.of(0.1 + 0.2, "x")).isEqualTo(new BigDecimal("0.30"));
        assertThat(AmountParser.of(-45.899999999999999, "x")).isEqualTo(new BigDecimal("-45.90"));
        assertThat(AmountParser.of(999_999_999_999.99, "x")).isEqualTo(new BigDecimal("999999999999.99"));
        assertThat(catchThrowableOfType(BadLine.class, () -> AmountParser.of(12.345, "x")).reason())
                .isEqualTo("The amount \"x\" has more than two decimals");
        assertThat(catchThrowableOfType(BadLine.class, () -> AmountParser.of(1e12, "x")).reason()).endsWith("is too large");
        assertThat(catchThrowableOfType(BadLine.class, () -> AmountParser.of(1e300 * 1e300, "x")).reason())
                .endsWith("is too large");
    }

    @ParameterizedTest
    @EnumSource(names = { "DECIMAL_COMMA", "DECIMAL_POINT" })
    void everyWayOfWritingAnAmountIsReadBack(AmountParser style) throws BadLine {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal amount = BigDecimal.valueOf((long) (Math.pow(10, random.nextDouble() * 14)) - 1, 2);
            boolean negative = random.nextBoolean() && amount.signum() != 0;

            String text = write(amount, negative, style, random);

            assertThat(style.parse(text)).as("seed %d: %s", seed, text).isEqualTo(negative ? amount.negate() : amount);
        }
    }

    private static String write(BigDecimal amount, boolean negative, AmountParser style, Random random) {
        String digits = String.format(Locale.ROOT, random.nextBoolean() ? "%,.2f" : "%.2f", amount);
        if (style == DECIMAL_COMMA) {
            digits = digits.replace(',', ';').replace('.', ',').replace(';', random.nextBoolean() ? '.' : ' ');
        }
        if (digits.endsWith("00") && random.nextInt(3) == 0) {
            digits = digits.substring(0, digits.length() - 3);
        }
        String currency = random.nextInt(3) == 0 ? "R$ " : "";
        if (!negative) {
            return currency + digits + (random.nextInt(4) == 0 ? " C" : "");
        }
        return switch (random.nextInt(5)) {
            case 0 -> "-" + currency + digits;
            case 1 -> currency + "-" + digits;
            case 2 -> currency + digits + "-";
            case 3 -> "(" + currency + digits + ")";
            default -> currency + digits + " D";
        };
    }

    private static String reason(AmountParser style, String text) {
        return catchThrowableOfType(BadLine.class, () -> style.parse(text)).reason();
    }
}
