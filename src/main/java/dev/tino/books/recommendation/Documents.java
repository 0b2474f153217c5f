package dev.tino.books.recommendation;

import java.util.List;

import dev.tino.books.catalogue.Book;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Words;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TextSimilarity;

/**
 * The catalogue as the recommender sees it: a description for each UPC. A book keeps its UPC when the catalogue is emptied
 * and filled again, which its id does not survive.
 */
public final class Documents {

    /** The name of the model. */
    public static final String MODEL = "books.recommender";

    private static final Schema SCHEMA = Schema.of(Column.text("description"));

    private static final long SEED = 1;

    private Documents() {
    }

    /** A row for each book; one without a description counts as an empty document, which is like nothing. */
    public static Dataset of(List<Book> books) {
        return new Dataset(SCHEMA, books.stream().map(book -> row(book.description())).toList(),
                books.stream().map(Book::upc).toList());
    }

    /** The model that knows these documents; the same bytes for the same ones in the same order. */
    public static ModelFile train(Dataset documents, Progress progress) {
        SimilarityModel model = TextSimilarity.train(documents, SEED, progress);
        return ModelFile.write(model, Manifest.of(MODEL, model));
    }

    /** The words of a description by which it is compared, in their order, divided by spaces. */
    public static String words(String description) {
        return String.join(" ", Words.of(description));
    }

    /** @param description null when there is none */
    static Row row(String description) {
        return Row.of(description);
    }
}
