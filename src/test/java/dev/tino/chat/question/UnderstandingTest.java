package dev.tino.chat.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The classifier that ships and what is read beside it, on questions that nothing was trained or chosen on. */
class UnderstandingTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "chat");

    private static Understanding understanding;

    @BeforeAll
    static void load() {
        understanding = new Understanding();
    }

    @AfterAll
    static void close() {
        understanding.close();
    }

    @Test
    void nineOfTenQuestionsAreMatchedRightAndOthersAreDeclined() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<Boolean, int[]> counts = new TreeMap<>(Map.of(true, new int[2], false, new int[2]));
        String label = null;
        for (String line : lines("phrasings.txt")) {
            if (line.startsWith("[")) {
                label = line.substring(1, line.length() - 1);
                continue;
            }
            boolean outside = label.equals("outside");
            String said = understanding.question(line);
            boolean right = said.equals(outside ? Understanding.DECLINED : label);
            counts.get(outside)[0] += right ? 1 : 0;
            counts.get(outside)[1]++;
            if (!right) {
                wrong.add("%s: %s for %s".formatted(label, said, line));
            }
        }

        int[] inside = counts.get(false);
        int[] outside = counts.get(true);
        System.out.printf(Locale.ROOT, "Questions: %d of %d matched right (%.3f); others: %d of %d declined%n", inside[0],
                inside[1], (double) inside[0] / inside[1], outside[0], outside[1]);
        assertThat(inside[1]).isGreaterThanOrEqualTo(120);
        assertThat(outside[1]).isGreaterThanOrEqualTo(40);
        assertThat((double) inside[0] / inside[1]).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(0.9);
        assertThat((double) outside[0] / outside[1]).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void sentencesAreUnderstoodWithTheirSlotsOrDeclined() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : lines("understood.txt")) {
            String[] parts = line.split(" \\| ");
            String said = understanding.filled(parts[0]);
            if (!said.equals(parts[1])) {
                wrong.add(parts[0] + " | " + said + " and not " + parts[1]);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
