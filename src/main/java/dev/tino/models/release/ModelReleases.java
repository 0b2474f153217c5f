package dev.tino.models.release;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.Handover;
import dev.tino.models.ModelError;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;

/** Where releases begin. */
@ApplicationScoped
public class ModelReleases {

    private static final Logger LOG = Logger.getLogger(ModelReleases.class);

    private final ServedModels models;
    private final Timeline timeline;
    private final Commits commits;
    private final Pool pool;

    ModelReleases(ServedModels models, Timeline timeline, Commits commits, Pool pool) {
        this.models = models;
        this.timeline = timeline;
        this.commits = commits;
        this.pool = pool;
    }

    /**
     * Verifies the file, loads it, compares what it says with what its trainer said, and warms it up; off the event loop.
     * Fails with a {@link dev.tino.models.ModelError} that tells what is wrong with it, among others that its inputs are
     * not those of the champion that it would follow.
     *
     * @return to be closed
     */
    public Uni<ModelRelease> prepare(Candidate candidate) {
        return prepare(candidate, false).onFailure(Failure.class).invoke(refused -> tell(candidate, refused));
    }

    /**
     * The same for a model whose rows are made in another way than before, by code that tells from the model that it leases
     * how to make them.
     */
    public Uni<ModelRelease> prepareForOtherInputs(Candidate candidate) {
        return prepare(candidate, true).onFailure(Failure.class).invoke(refused -> tell(candidate, refused));
    }

    private static void tell(Candidate candidate, Failure refused) {
        LOG.warnf("%s is not released: %s", candidate.name(), refused.detail());
    }

    /** For those who tell themselves what was refused. */
    Uni<ModelRelease> prepare(Candidate candidate, boolean mayDiffer) {
        return Handover.of(timeline.present(pool, candidate.name())
                .chain(present -> champion(present)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(champion -> prepared(candidate, present, champion, mayDiffer))));
    }

    private Uni<Optional<ModelLease>> champion(Optional<Champion> present) {
        return present.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : models.find(present.get().name(), present.get().version());
    }

    private ModelRelease prepared(Candidate candidate, Optional<Champion> present, Optional<ModelLease> champion,
            boolean mayDiffer) {
        try {
            LoadedModel model = load(candidate);
            try {
                champion.ifPresent(lease -> requireFit(candidate, model.manifest(), lease, mayDiffer));
                return new ModelRelease(candidate, model, present, champion, commits);
            } catch (Throwable refused) {
                model.close();
                throw refused;
            }
        } catch (Throwable refused) {
            champion.ifPresent(ModelLease::close);
            throw refused;
        }
    }

    private static void requireFit(Candidate candidate, Manifest manifest, ModelLease lease, boolean mayDiffer) {
        String what = "The new version of " + candidate.name();
        Manifest champion = lease.model().manifest();
        int version = lease.version().version();
        if (mayDiffer) {
            Fitness.requireSameTask(what, manifest, champion, version);
        } else {
            Fitness.requireSameKind(what, manifest, champion, version);
        }
        if (candidate.ownerId() == null) {
            Fitness.requireAnswers(what, manifest, champion, version);
        }
    }

    private static LoadedModel load(Candidate candidate) {
        try {
            return LoadedModel.load(candidate.file().bytes());
        } catch (ModelException unusable) {
            throw ModelError.unusable("The new version of " + candidate.name(), unusable);
        }
    }
}
