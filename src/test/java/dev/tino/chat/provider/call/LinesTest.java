package dev.tino.chat.provider.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesAreTheSameWhereverTheyAreCut() {
        byte[] bytes = "ação\r\n\n🦜🦜 ☕\nfim".getBytes(StandardCharsets.UTF_8);
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            Lines lines = new Lines(100);
            List<String> found = new ArrayList<>();
            for (int from = 0; from < bytes.length;) {
                int to = Math.min(bytes.length, from + random.nextInt(4));
                lines.feed(Arrays.copyOfRange(bytes, from, to), line -> !found.add(line));
                from = to;
            }
            lines.rest(found::add);

            assertThat(found).as("seed %d", seed).containsExactly("ação", "", "🦜🦜 ☕", "fim");
        }
    }

    @Test
    void nothingIsReadBehindTheLastLineThatIsWanted() {
        List<String> found = new ArrayList<>();

        assertThat(
                new Lines(10).feed("a\nb\nc\n".getBytes(StandardCharsets.UTF_8), line -> found.add(line) && line.equals("b")))
                .isTrue();
        assertThat(found).containsExactly("a", "b");
    }

    @Test
    void aLineWithoutAnEndIsNotKept() {
        Lines lines = new Lines(10);
        lines.feed(new byte[10], line -> false);

        assertThatThrownBy(() -> lines.feed(new byte[1], line -> false)).isInstanceOf(Lines.TooLong.class);
    }

    @Test
    void charactersAreWholeWhereverTextIsCut() {
        String text = "ação 🦜\0 ☕ \uD83D x \uDC00";
        WholeCharacters characters = new WholeCharacters();
        StringBuilder whole = new StringBuilder();
        IntStream.range(0, text.length()).mapToObj(i -> characters.of(text.substring(i, i + 1))).forEach(bit -> {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(bit)).isTrue();
            whole.append(bit);
        });

        assertThat(whole).hasToString("ação 🦜 ☕ \uFFFD x \uFFFD");
        assertThat(characters.of("\uD83D")).isEmpty();
        assertThat(characters.rest()).isEqualTo("\uFFFD");
        assertThat(characters.rest()).isEmpty();
    }
}
