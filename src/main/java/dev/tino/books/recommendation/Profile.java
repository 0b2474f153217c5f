package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tino.books.catalogue.Book;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.Term;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;

/**
 * What is looked for: documents to be like, and some to be unlike.
 *
 * @param genres of the books to be like
 */
record Profile(List<Row> liked, List<Row> disliked, Set<String> genres) {

    /** Books without a description say nothing. */
    static Profile of(List<Book> liked, List<Book> disliked) {
        return new Profile(rows(liked), rows(disliked), liked.stream().map(Book::genre).collect(Collectors.toSet()));
    }

    private static List<Row> rows(List<Book> books) {
        return books.stream().filter(book -> book.description() != null).map(book -> Documents.row(book.description()))
                .toList();
    }

    int size() {
        return liked.size() + disliked.size();
    }

    /**
     * Some documents, and what each adds. The cosine is linear in what is looked for, so the profile's score is the mean of
     * its documents' scores, and the profile itself is never made.
     */
    record Part(List<Row> documents, float share) {

        /** @param sum a score for each of the model's documents */
        void addTo(float[] sum, LoadedModel model) {
            Scores scores = model.score(documents);
            for (int row = 0; row < documents.size(); row++) {
                for (int label = 0; label < sum.length; label++) {
                    sum[label] += share * scores.probability(row, label);
                }
            }
        }
    }

    /** Of so many documents at most. */
    List<Part> parts(int most) {
        List<Part> parts = new ArrayList<>();
        add(liked, 1f / liked.size(), most, parts);
        add(disliked, -Taste.DISLIKED / disliked.size(), most, parts);
        return parts;
    }

    private static void add(List<Row> documents, float share, int most, List<Part> parts) {
        for (int from = 0; from < documents.size(); from += most) {
            parts.add(new Part(documents.subList(from, Math.min(documents.size(), from + most)), share));
        }
    }

    Taste taste(Encoder encoder) {
        return Taste.of(terms(encoder, liked), terms(encoder, disliked));
    }

    private static List<List<Term>> terms(Encoder encoder, List<Row> rows) {
        return rows.stream().map(encoder::terms).toList();
    }
}
