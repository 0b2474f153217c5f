package dev.tino.finance.classification;

import java.util.List;
import java.util.function.Function;

import dev.tino.finance.category.Category;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One request's use of one version of the model. */
final class ClassificationSession implements AutoCloseable {

    private final ModelLease lease;
    private final Verdicts verdicts;

    ClassificationSession(ModelLease lease, List<Category> owned) {
        this.lease = lease;
        this.verdicts = new Verdicts(lease.model(), lease.version(), owned);
    }

    ModelVersion version() {
        return lease.version();
    }

    /** Works on the inference pool and comes back to the caller's event loop, where a database session may follow. */
    <T> Uni<T> run(Function<Verdicts, T> work) {
        Context context = Vertx.currentContext();
        Uni<T> result = lease.run(model -> work.apply(verdicts));
        return result.emitOn(
                context == null ? Infrastructure.getDefaultExecutor() : task -> context.runOnContext(ignored -> task.run()));
    }

    @Override
    public void close() {
        lease.close();
    }
}
