package dev.tino.finance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class StatementGeneratorTest {

    private static final Lexicon LEXICON = Lexicon.load();
    private static final List<GeneratedLine> LINES = generate(42, 60_000);

    @Test
    void theSameSeedMakesTheSameLines() {
        assertThat(generate(7, 2_000)).isEqualTo(generate(7, 2_000));
        assertThat(generate(7, 2_000)).isNotEqualTo(generate(8, 2_000));
    }

    @Test
    void everyCategoryHasItsShare() {
        Map<String, Long> counts = LINES.stream()
                .collect(Collectors.groupingBy(GeneratedLine::category, Collectors.counting()));

        assertThat(LINES).hasSize(60_000);
        assertThat(counts).hasSize(25).allSatisfy((category, lines) -> assertThat(lines).isBetween(1_000L, 6_000L));
    }

    @Test
    void everyEntryIsSeenAtLeastThreeTimes() {
        Map<String, Long> counts = LINES.stream()
                .collect(Collectors.groupingBy(GeneratedLine::merchant, Collectors.counting()));

        assertThat(LEXICON.entries())
                .allSatisfy(entry -> assertThat(counts.get(entry.key())).as(entry.key()).isGreaterThanOrEqualTo(3));
    }

    @Test
    void aFewLinesAreEnoughToAsk() {
        assertThat(generate(42, 0)).isEmpty();
        assertThat(generate(42, 1)).hasSize(1);
    }

    @Test
    void descriptionsAreFilledAndFitTheColumn() {
        assertThat(LINES).allSatisfy(line -> {
            assertThat(line.description()).isNotBlank().hasSizeLessThanOrEqualTo(500).doesNotContain("{", "}", "#");
            assertThat(line.description()).isEqualTo(line.description().strip());
        });
    }

    @Test
    void amountsAreMoneyAndNeverZero() {
        assertThat(LINES).allSatisfy(line -> {
            assertThat(line.amount().scale()).isEqualTo(2);
            assertThat(line.amount()).isNotEqualByComparingTo(BigDecimal.ZERO);
        });
    }

    @Test
    void incomeIsPositiveAndSpendingNegative() {
        var earned = told("Salário e rendimentos");
        var eaten = told("Alimentação");

        assertThat(earned).isNotEmpty().allSatisfy(line -> assertThat(line.amount()).isPositive());
        assertThat(eaten).isNotEmpty().allSatisfy(line -> assertThat(line.amount()).isNegative());
    }

    @Test
    void linesThatTellNothingAreSpreadOverCategories() {
        var untelling = LEXICON.entries().stream().filter(entry -> entry.category() == null).map(LexiconEntry::key)
                .collect(Collectors.toSet());

        var categories = LINES.stream().filter(line -> untelling.contains(line.merchant()))
                .map(GeneratedLine::category).collect(Collectors.toSet());

        assertThat(categories).hasSize(25);
    }

    @Test
    void statementsShowTheirUsualShapes() {
        assertThat(share("(?i)(pag|mp|ifd|dm|pg|paypal|sumup|ton) ?\\*.*")).isGreaterThan(0.03);
        assertThat(share(".* \\d{1,2}/\\d{1,2}")).isGreaterThan(0.02);
        assertThat(share("(?i).*pix (enviado|recebido).*")).isGreaterThan(0.01);
        assertThat(share("(?i)pagamento de boleto.*")).isGreaterThan(0.005);
        assertThat(share("[^a-z]+")).isGreaterThan(0.3);
        assertThat(share(".*[çãéõú].*")).isBetween(0.01, 0.2);
        assertThat(share("(?i).*  +.*")).isGreaterThan(0.02);
    }

    @Test
    void seasonsAreKept() {
        var carTaxMonths = LINES.stream().filter(line -> line.merchant().equals("ipva"))
                .map(line -> line.date().getMonthValue()).collect(Collectors.toSet());

        assertThat(carTaxMonths).isSubsetOf(1, 2, 3, 4);
    }

    private static List<GeneratedLine> told(String category) {
        var keys = LEXICON.entries().stream().filter(entry -> category.equals(entry.category())).map(LexiconEntry::key)
                .collect(Collectors.toSet());
        return LINES.stream().filter(line -> line.category().equals(category) && keys.contains(line.merchant()))
                .toList();
    }

    private static double share(String shape) {
        return LINES.stream().filter(line -> line.description().matches(shape)).count() / (double) LINES.size();
    }

    private static List<GeneratedLine> generate(long seed, int lines) {
        return new StatementGenerator(LEXICON, seed).generate(lines).toList();
    }
}
