package dev.tino.chat.question.corpus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.phrase.Phrase;
import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.chat.question.slot.NameIndex;
import dev.tino.chat.question.slot.Slots;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;

/** What the classifier is trained on: phrasings, drawn from the templates and disturbed, the same each time. */
final class Corpus {

    /** Different ones of a question and a language. */
    private static final int PHRASINGS = 140;
    private static final int OUTSIDE_PHRASINGS = 3_000;
    private static final int DRAWS_FOR_ONE = 6;
    /** Relative periods are read in phrasings as in questions; which days they are does not matter. */
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private final List<Row> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Lexicon lexicon = Lexicon.shipped();
    private final NameIndex noNames = NameIndex.builder(lexicon::knows).build();
    private final Phrasings phrasings = Phrasings.load(lexicon);
    private final SplittableRandom random;

    private Corpus(long seed) {
        random = new SplittableRandom(seed);
    }

    static Dataset of(long seed) {
        Corpus corpus = new Corpus(seed);
        for (String label : corpus.phrasings.labels()) {
            for (Language language : Language.values()) {
                corpus.draw(label, language);
            }
        }
        return new Dataset(QuestionFeatures.SCHEMA, corpus.rows, corpus.labels);
    }

    private void draw(String label, Language language) {
        List<Template> templates = phrasings.of(label, language);
        int wanted = label.equals(QuestionFeatures.OUTSIDE) ? OUTSIDE_PHRASINGS : PHRASINGS;
        Set<Row> drawn = new HashSet<>();
        for (int i = 0; i < wanted * DRAWS_FOR_ONE && drawn.size() < wanted; i++) {
            Row row = row(text(templates.get(i % templates.size()), language));
            if (drawn.add(row)) {
                rows.add(row);
                labels.add(label);
            }
        }
    }

    private String text(Template template, Language language) {
        String text = phrasings.shared("before", language).draw(random) + " " + template.draw(random) + " "
                + phrasings.shared("after", language).draw(random);
        return Disturbance.of(text.strip(), random);
    }

    private Row row(String text) {
        return QuestionFeatures.row(Phrase.read(Slots.read(text, noNames, ANY_DAY).rest(), lexicon));
    }
}
