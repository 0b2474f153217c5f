package dev.tino.finance.classification.job;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;

/** Takes bodies of many lines and queues them. */
@ApplicationScoped
public class ClassificationJobs {

    public static final String KIND = ClassificationJob.KIND;

    /** Large bodies, of which cutting and sealing makes copies. */
    private static final int AT_ONCE = 2;
    /** A second or so each. */
    private static final int WAITING = 4;

    private final Jobs jobs;
    private final ObjectReader lines;
    private final Vertx vertx;
    private final TypedGuard<Uni<UUID>> turns = TypedGuard.create(new Id()).withDescription("classification jobs")
            .withBulkhead().limit(AT_ONCE).queueSize(WAITING).done().build();

    ClassificationJobs(Jobs jobs, ObjectMapper json, Vertx vertx) {
        this.jobs = jobs;
        this.lines = Lots.reader(json);
        this.vertx = vertx;
    }

    /**
     * @return the job's id; fails when the body is no list of 1 to 100,000 valid lines, and with 503 when too many large
     *         ones come at a time
     */
    Uni<UUID> submit(UUID ownerId, SubmittedBody body, Creation<UUID> creation) {
        return submit(ownerId, body, bytes -> Lots.of(bytes, lines), creation);
    }

    /**
     * {@link #submit(UUID, SubmittedBody, Creation)} of a body in another form, which may hold no line, too.
     *
     * @param translation makes a body of ours of it, or refuses it; on a worker thread
     */
    public Uni<UUID> submitTranslated(UUID ownerId, SubmittedBody body, UnaryOperator<byte[]> translation,
            Creation<UUID> creation) {
        return submit(ownerId, body, bytes -> Lots.ofAny(translation.apply(bytes), lines), creation);
    }

    private Uni<UUID> submit(UUID ownerId, SubmittedBody body, Function<byte[], Lots> cutter, Creation<UUID> creation) {
        if (!body.isLarge()) {
            return queue(ownerId, body, cutter, creation);
        }
        return inContext(turns.get(() -> queue(ownerId, body, cutter, creation)))
                .onFailure(BulkheadException.class).transform(full -> tooMany());
    }

    private Uni<UUID> queue(UUID ownerId, SubmittedBody body, Function<byte[], Lots> cutter, Creation<UUID> creation) {
        return vertx.executeBlocking(() -> JobLot.input(cutter.apply(body.take())), false)
                .chain(input -> jobs.seal(new NewJob(ClassificationJob.KIND, ownerId, input)))
                .chain(sealed -> creation.transaction(transaction -> jobs.submit(transaction, sealed)));
    }

    private static Failure tooMany() {
        return CoreError.UNAVAILABLE.because("Too many large jobs are being submitted here at this moment")
                .with(HttpHeaders.RETRY_AFTER, "2");
    }

    /** Whoever waited was woken up by another request. */
    private static <T> Uni<T> inContext(Uni<T> awaited) {
        Context context = io.vertx.core.Vertx.currentContext();
        return context == null ? awaited : awaited.emitOn(MutinyHelper.executor(context));
    }

    private static final class Id extends TypeLiteral<Uni<UUID>> {

        private static final long serialVersionUID = 1L;
    }
}
