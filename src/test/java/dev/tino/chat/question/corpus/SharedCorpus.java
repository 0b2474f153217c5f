package dev.tino.chat.question.corpus;

import dev.tino.ml.dataset.Dataset;

/** What the model that ships is trained on, drawn once for all tests. */
final class SharedCorpus {

    static final Dataset CORPUS = Corpus.of(ShippedQuestions.SEED);

    private SharedCorpus() {
    }
}
