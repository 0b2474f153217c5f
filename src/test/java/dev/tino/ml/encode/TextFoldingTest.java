package dev.tino.ml.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFoldingTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "PAG*JoseDaSilva 3/10, ' pag josedasilva '",
            "AÇOUGUE  São-João, ' acougue sao joao '",
            "decompose\u0301d, ' decomposed '",
            "99POP, ' pop '",
            "ﬁat № 5 Ｆｕｌｌ, ' fiat no full '",
            "Ünïcödé ÆØß łódź, ' unicode æøß łodz '",
            "ПЯТЁРОЧКА, ' пятерочка '",
            "\uD83D\uDE00 café, ' cafe '" })
    void aTextBecomesLowerCaseWordsWithoutAccentsAndDigits(String text, String folded) {
        assertThat(fold(text)).isEqualTo(folded.replace("'", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "123 4/5", "***", "\u0301", "\uD83D\uDE00" })
    void aTextWithoutALetterIsEmpty(String text) {
        assertThat(fold(text)).isEmpty();
    }

    @Test
    void anEndlessTextIsCut() {
        assertThat(fold("a".repeat(100_000))).hasSize(TextFolding.LONGEST + 2);
        assertThat(fold("ﷺ".repeat(100_000))).hasSizeLessThanOrEqualTo(TextFolding.LONGEST + 2);
    }

    @Test
    void anySequenceOfCharactersCanBeFolded() {
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            char[] text = new char[random.nextInt(40)];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000);
            }

            String folded = fold(new String(text));

            assertThat(folded).as("seed %d", seed).doesNotContain("  ").matches("( .* )?");
        }
    }

    private static String fold(String text) {
        char[] out = new char[TextFolding.LONGEST + 2];
        return new String(out, 0, TextFolding.fold(text, TextFolding.LONGEST, out));
    }
}
