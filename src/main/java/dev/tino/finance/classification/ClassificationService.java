package dev.tino.finance.classification;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Categories;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class ClassificationService {

    private final Categories categories;
    private final Classifier classifier;
    private final ClassificationJson json;

    ClassificationService(Categories categories, Classifier classifier, ClassificationJson json) {
        this.categories = categories;
        this.classifier = classifier;
        this.json = json;
    }

    /** Classifies a body whole; one version of the model answers all of it. */
    Uni<byte[]> classify(UUID ownerId, byte[] body) {
        return categories.all(ownerId).map(classifier::session)
                .chain(session -> session.run(verdicts -> json.classify(body, verdicts, session.version()))
                        .eventually(session::close));
    }

    /** Classifies lines as they arrive; the next chunk is asked for when the last one is answered. */
    Multi<byte[]> classify(UUID ownerId, Multi<byte[]> chunks) {
        return categories.all(ownerId).map(classifier::session)
                .onItem().transformToMulti(session -> lines(chunks)
                        .onItem().transformToUniAndConcatenate(batch -> session.run(verdicts -> json.classify(batch, verdicts)))
                        .onTermination().invoke(session::close));
    }

    private static Multi<List<NumberedLine>> lines(Multi<byte[]> chunks) {
        var splitter = new LineSplitter();
        Multi<List<NumberedLine>> last = Multi.createFrom().deferred(() -> Multi.createFrom().item(splitter.end()));
        return Multi.createBy().concatenating().streams(chunks.map(splitter::split), last)
                .filter(lines -> !lines.isEmpty());
    }
}
