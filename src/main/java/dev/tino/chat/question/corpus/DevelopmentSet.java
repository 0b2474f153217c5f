package dev.tino.chat.question.corpus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.phrase.Phrase;
import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.chat.question.phrase.Resources;
import dev.tino.chat.question.slot.NameIndex;
import dev.tino.chat.question.slot.Slots;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;

/** Questions with their labels, written by hand under {@code [label]} lines. */
final class DevelopmentSet {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private DevelopmentSet() {
    }

    static Dataset load() {
        Lexicon lexicon = Lexicon.shipped();
        return read(Resources.text("chat/phrasings/development.txt"), NameIndex.builder(lexicon::knows).build());
    }

    static Dataset read(String source, NameIndex names) {
        Lexicon lexicon = Lexicon.shipped();
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        String label = null;
        for (String line : source.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
            if (line.startsWith("[")) {
                label = line.substring(1, line.length() - 1);
            } else {
                rows.add(QuestionFeatures.row(Phrase.read(Slots.read(line, names, ANY_DAY).rest(), lexicon)));
                labels.add(label);
            }
        }
        return new Dataset(QuestionFeatures.SCHEMA, rows, labels);
    }
}
