package dev.tino.finance.classification;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Categories;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Classifies lines that are not stored. */
@ApplicationScoped
public class ClassificationService {

    private final Categories categories;
    private final Classifier classifier;
    private final ClassificationJson json;

    ClassificationService(Categories categories, Classifier classifier, ClassificationJson json) {
        this.categories = categories;
        this.classifier = classifier;
        this.json = json;
    }

    /** Classifies a body whole; one version of each model answers all of it. */
    Uni<byte[]> classify(UUID ownerId, byte[] body) {
        return session(ownerId).chain(session -> session.classify(() -> json.read(body)).eventually(session::close));
    }

    /** Classifies lines as they arrive; the next chunk is asked for when the last one is answered. */
    Multi<byte[]> classify(UUID ownerId, Multi<byte[]> chunks) {
        return session(ownerId)
                .onItem().transformToMulti(session -> lines(chunks)
                        .onItem().transformToUniAndConcatenate(batch -> session.classify(() -> json.read(batch)))
                        .onTermination().invoke(session::close));
    }

    /**
     * Classifies lines of a larger body.
     *
     * @param lot a JSON array of valid lines
     * @return the lines as the answer to a whole body has them, without the brackets around them
     */
    public Uni<ClassifiedLot> classifyLot(UUID ownerId, byte[] lot) {
        return session(ownerId).chain(session -> session.classify(() -> json.readLot(lot)).eventually(session::close));
    }

    /**
     * Has fetched, for {@link #classifyLot}, the vectors of a lot's descriptions where a model needs them.
     *
     * @return fails with 503 while they cannot be had
     */
    public Uni<Void> embedLot(UUID ownerId, byte[] lot) {
        return session(ownerId).chain(session -> session.prepare(() -> json.readLot(lot)).eventually(session::close));
    }

    private Uni<ClassificationSession> session(UUID ownerId) {
        return categories.all(ownerId).chain(owned -> classifier.session(ownerId, owned));
    }

    private static Multi<List<NumberedLine>> lines(Multi<byte[]> chunks) {
        var splitter = new LineSplitter();
        Multi<List<NumberedLine>> last = Multi.createFrom().deferred(() -> Multi.createFrom().item(splitter.end()));
        return Multi.createBy().concatenating().streams(chunks.map(splitter::split), last)
                .filter(lines -> !lines.isEmpty());
    }
}
