package dev.tino.finance.classification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import dev.tino.core.error.Failure;
import dev.tino.finance.category.Categories;
import dev.tino.models.embedding.EmbeddingError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Classifies lines that are not stored. */
@ApplicationScoped
public class ClassificationService {

    /** Bytes of one line, wherever lines come one by one. */
    public static final int LONGEST_LINE = LineSplitter.LONGEST_LINE;

    /** Between two looks whether a provider is back that has not said when it will be. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Categories categories;
    private final Classifier classifier;
    private final ClassificationJson json;
    private final EmbeddingPatience patience;

    ClassificationService(Categories categories, Classifier classifier, ClassificationJson json,
            EmbeddingPatience patience) {
        this.categories = categories;
        this.classifier = classifier;
        this.json = json;
        this.patience = patience;
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

    /** Whether {@link #embedLot} has anything to do for this owner. */
    public Uni<Boolean> needsVectors(UUID ownerId) {
        return session(ownerId).map(session -> {
            try (session) {
                return session.needsVectors();
            }
        });
    }

    /**
     * Has fetched, for {@link #classifyLot}, the vectors of a lot's descriptions where a model needs them. Waits some time
     * for a provider that is away.
     *
     * @return fails with 503 when they cannot be had
     */
    public Uni<Void> embedLot(UUID ownerId, byte[] lot) {
        return embedLot(ownerId, lot, System.nanoTime() + patience.jobPatience().toNanos());
    }

    /** How long {@link #embedLot} waits for a provider that is away. */
    public Duration lotPatience() {
        return patience.jobPatience();
    }

    private Uni<Void> embedLot(UUID ownerId, byte[] lot, long until) {
        return session(ownerId).chain(session -> session.prepare(() -> json.readLot(lot)).eventually(session::close))
                .onFailure(ClassificationService::mayBeBack).recoverWithUni(away -> {
                    Duration pause = pause((Failure) away);
                    return pause.toNanos() > until - System.nanoTime() ? Uni.createFrom().failure(away)
                            : after(pause).chain(() -> embedLot(ownerId, lot, until));
                });
    }

    private static boolean mayBeBack(Throwable failure) {
        return failure instanceof Failure away && away.code() == EmbeddingError.EMBEDDINGS_UNAVAILABLE;
    }

    private static Duration pause(Failure away) {
        String asked = away.headers().get(HttpHeaders.RETRY_AFTER);
        return asked == null ? PAUSE : Duration.ofSeconds(Long.parseLong(asked));
    }

    /** Goes on where the caller is, as a database session needs it. */
    private static Uni<Void> after(Duration pause) {
        Uni<Void> paused = Uni.createFrom().voidItem().onItem().delayIt().by(pause);
        Context context = Vertx.currentContext();
        return context == null ? paused : paused.emitOn(MutinyHelper.executor(context));
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
