package dev.tino.books.recommendation;

import java.util.List;

import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.Term;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;

/** What is looked for: documents to be like, and some to be unlike. */
record Profile(List<Row> liked, List<Row> disliked) {

    static Profile like(String description) {
        return new Profile(List.of(Documents.row(description)), List.of());
    }

    /**
     * How like each document of the model is. The cosine is linear in what is looked for, so the profile's score is the mean
     * of its documents' scores, and the profile itself is never made.
     */
    float[] score(LoadedModel model) {
        float[] sum = new float[model.manifest().labels().size()];
        liked.forEach(row -> add(model, row, 1f / liked.size(), sum));
        disliked.forEach(row -> add(model, row, -Taste.DISLIKED / disliked.size(), sum));
        return sum;
    }

    /** One by one: a row has as many scores as there are books. */
    private static void add(LoadedModel model, Row row, float share, float[] sum) {
        Scores scores = model.score(List.of(row));
        for (int label = 0; label < sum.length; label++) {
            sum[label] += share * scores.probability(0, label);
        }
    }

    Taste taste(Encoder encoder) {
        return Taste.of(terms(encoder, liked), terms(encoder, disliked));
    }

    private static List<List<Term>> terms(Encoder encoder, List<Row> rows) {
        return rows.stream().map(encoder::terms).toList();
    }
}
