package dev.tino.finance.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LineSplitterTest {

    @Test
    void linesDoNotDependOnWhereChunksEnd() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<String> expected = IntStream.range(1, 500).mapToObj(i -> i + " ação ".repeat(random.nextInt(20)) + ".").toList();
        byte[] stream = String.join("\n", expected).getBytes(StandardCharsets.UTF_8);

        var splitter = new LineSplitter();
        var lines = new ArrayList<NumberedLine>();
        for (int at = 0; at < stream.length;) {
            int end = Math.min(stream.length, at + random.nextInt(300));
            lines.addAll(splitter.split(Arrays.copyOfRange(stream, at, end)));
            at = end;
        }
        lines.addAll(splitter.end());

        assertThat(lines).as("seed %d", seed).extracting(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .containsExactlyElementsOf(expected);
        assertThat(lines).as("seed %d", seed).extracting(NumberedLine::number)
                .containsExactlyElementsOf(IntStream.range(1, 500).mapToObj(Long::valueOf).toList());
    }

    @Test
    void blankLinesAreCountedButNotGiven() {
        var splitter = new LineSplitter();

        List<NumberedLine> lines = splitter.split("a\n\n\r\nb\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(lines).extracting(NumberedLine::number).containsExactly(1L, 4L);
        assertThat(splitter.end()).isEmpty();
    }

    @Test
    void aLineWithoutEndKeepsNoMemory() {
        var splitter = new LineSplitter();
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 100; i++) {
            assertThat(splitter.split(chunk)).isEmpty();
        }
        List<NumberedLine> lines = splitter.split("\nshort\n".getBytes(StandardCharsets.UTF_8));

        assertThat(lines.get(0).failure().code().name()).isEqualTo("LINE_TOO_LONG");
        assertThat(new String(lines.get(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("short");
    }
}
