package dev.tino.credit.scoring;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.models.ModelError;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelStore;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** The models that answer for companies. */
@ApplicationScoped
public class ScoringModels {

    private static final String SOON = "10";

    private final ServedModels models;
    private final ScoringVersions versions;
    private final ModelStore store;
    private final Pool pool;

    ScoringModels(ServedModels models, ScoringVersions versions, ModelStore store, Pool pool) {
        this.models = models;
        this.versions = versions;
        this.store = store;
        this.pool = pool;
    }

    /** A version that answers until it is closed, with what it takes. */
    public record Served(ModelLease lease, ScoringVersion version) implements AutoCloseable {

        @Override
        public void close() {
            lease.close();
        }
    }

    /** @return to be closed; fails with MODEL_NOT_TRAINED, or with 503 when there is a champion that cannot be served now */
    public Uni<Served> champion(UUID companyId) {
        String name = ScoringModel.name(companyId);
        return models.find(name).chain(found -> found.map(lease -> served(companyId, lease))
                .orElseGet(() -> championNumber(companyId).map(version -> {
                    throw unavailable(version);
                })));
    }

    /** @return to be closed; fails with VERSION_NOT_FOUND, or with 503 when it cannot be served now */
    public Uni<Served> version(UUID companyId, int number) {
        return versions.find(companyId, number).map(found -> found.orElseThrow(() -> missing(number)))
                .chain(version -> models.find(ScoringModel.name(companyId), number)
                        .map(found -> new Served(found.orElseThrow(() -> unavailable(number)), version)));
    }

    /** Which version the champion is; fails with MODEL_NOT_TRAINED. */
    Uni<Integer> championNumber(UUID companyId) {
        return store.champion(pool, ScoringModel.name(companyId)).map(found -> found
                .map(champion -> champion.version().version())
                .orElseThrow(() -> CreditError.MODEL_NOT_TRAINED
                        .because("There is no model yet: send a dataset and seal it")));
    }

    static Failure missing(int version) {
        return CreditError.VERSION_NOT_FOUND.because("There is no version %d of your model", version);
    }

    private static Failure unavailable(int version) {
        return ModelError.MODEL_UNAVAILABLE.because("Version %d of your model cannot be served now", version)
                .with(HttpHeaders.RETRY_AFTER, SOON);
    }

    private Uni<Served> served(UUID companyId, ModelLease lease) {
        int number = lease.version().version();
        return versions.find(companyId, number)
                .map(found -> new Served(lease, found.orElseThrow(() -> missing(number))))
                .onFailure().invoke(lease::close);
    }
}
