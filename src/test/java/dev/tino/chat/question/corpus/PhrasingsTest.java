package dev.tino.chat.question.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.tino.chat.question.SomeNames;
import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.ml.dataset.Dataset;

/** The questions on which the classifier is measured. */
class PhrasingsTest {

    private final Dataset asked = DevelopmentSet.read(text(), SomeNames.INDEX);

    private static String text() {
        try {
            return Files.readString(Path.of("src", "test", "resources", "chat", "phrasings.txt"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachQuestionIsAskedThreeTimesAndNoneAsInTraining() {
        Dataset corpus = SharedCorpus.CORPUS;
        Set<Object> trained = new HashSet<>();
        corpus.rows().forEach(row -> trained.add(row.value(0)));
        Map<String, Integer> times = new TreeMap<>();
        asked.labels().forEach(label -> times.merge(label, 1, Integer::sum));

        assertThat(asked.rows().stream().map(row -> row.value(0)).filter(trained::contains)).isEmpty();
        assertThat(Definitions.load().all()).extracting(Definition::id).allMatch(id -> times.getOrDefault(id, 0) >= 3);
        assertThat(corpus.classes()).containsExactlyInAnyOrderElementsOf(times.keySet());
    }
}
