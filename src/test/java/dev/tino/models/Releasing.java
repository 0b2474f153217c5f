package dev.tino.models;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.release.Candidate;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.ModelReleases;
import dev.tino.models.release.Promotion;
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Releases as tests need them: everybody's models, trained, and promoted without a contest. */
@ApplicationScoped
public class Releasing {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ModelReleases releases;
    private final ServedModels models;
    private final Pool pool;

    Releasing(ModelReleases releases, ServedModels models, Pool pool) {
        this.releases = releases;
        this.models = models;
        this.pool = pool;
    }

    /** The next version of a name becomes the champion; this node serves it. */
    public Released champion(String name, long seed) {
        Released released = release(null, NamedModels.file(name, seed), Promotion.because("told to"));
        models.renew(name).await().atMost(PATIENCE);
        return released;
    }

    /** The next version of a name does not become the champion. */
    public Released version(String name, long seed) {
        return release(null, NamedModels.file(name, seed), Promotion.notBecause("told not to"));
    }

    public Released release(UUID ownerId, ModelFile file, Promotion promotion) {
        return releasing(ownerId, file, promotion).await().atMost(PATIENCE);
    }

    public Uni<Released> releasing(UUID ownerId, ModelFile file, Promotion promotion) {
        return releases.prepare(new Candidate(ownerId, ownerId, file, Source.TRAINED))
                .chain(release -> pool.withTransaction(transaction -> release.commit(transaction, promotion))
                        .eventually(release::close));
    }
}
