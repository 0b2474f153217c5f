package dev.tino.models.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelLoader;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ModelsConfig;
import dev.tino.models.ServedModels;
import dev.tino.models.release.Candidate.Source;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Takes the models that ship, and those of a folder, into the store before the first request, unless they are there; and
 * loads the champions among them.
 */
@ApplicationScoped
class StartingModels {

    private static final Logger LOG = Logger.getLogger(StartingModels.class);
    /** By name; each lies on the class path. */
    private static final Map<String, String> SHIPPED = Map.of("finance.transactions", "onnx-models/finance-transactions.onnx",
            "chat.questions", "onnx-models/chat-questions.onnx");
    /** Somebody's own model is trained on his own rows, and goes with his account. */
    private static final Pattern OWN = Pattern.compile(".*\\.[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ModelReleases releases;
    private final ModelStore store;
    private final ModelLoader loader;
    private final ServedModels models;
    private final StartingRule rule;
    private final ModelsConfig config;
    private final Pool pool;

    StartingModels(ModelReleases releases, ModelStore store, ModelLoader loader, ServedModels models, StartingRule rule,
            ModelsConfig config, Pool pool) {
        this.releases = releases;
        this.store = store;
        this.loader = loader;
        this.models = models;
        this.rule = rule;
        this.config = config;
        this.pool = pool;
    }

    /** Ahead of all that asks models something as soon as it has started, such as jobs. */
    void take(@Observes @Priority(1_000) StartupEvent started) {
        SHIPPED.values().forEach(resource -> take(resource, read(resource), Source.SHIPPED));
        config.importPath().ifPresent(this::takeFolder);
        for (String name : SHIPPED.keySet()) {
            await(models.find(name).invoke(found -> found.ifPresentOrElse(StartingModels::tell,
                    () -> LOG.warnf("No version of %s can be served", name))));
        }
    }

    private static void tell(ModelLease lease) {
        LOG.infof("Serving %s version %d", lease.version().name(), lease.version().version());
        lease.close();
    }

    private void takeFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList().forEach(this::takeFile);
        } catch (IOException unreadable) {
            LOG.warnf("No models are taken from %s: %s", folder, unreadable);
        }
    }

    private void takeFile(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            LOG.warnf("%s is left out: %s", file, unreadable);
            return;
        }
        take(file.toString(), bytes, Source.IMPORTED);
    }

    /** One that cannot be taken keeps neither the others nor Tino from starting. */
    private void take(String what, byte[] bytes, Source source) {
        try {
            List<ModelVersion> known = await(store.saying(ModelFile.sha256(bytes)));
            Optional<ModelVersion> damaged = known.stream().filter(this::isDamagedChampion).findFirst();
            if (known.isEmpty() || damaged.isPresent()) {
                Released released = release(bytes, source, damaged);
                LOG.infof("%s is version %d of %s, %s: %s", what, released.version().version(), released.version().name(),
                        released.promotion().promoted() ? "the champion" : "not the champion", released.promotion().reason());
            }
        } catch (ModelException | Failure refused) {
            LOG.warnf("%s is left out: %s", what, refused.getMessage());
        } catch (RuntimeException defect) {
            requireDatabase(defect);
            LOG.errorf(defect, "%s is left out", what);
        }
    }

    /** Without a database it is not the file's fault, and nothing else can start either. */
    private void requireDatabase(RuntimeException defect) {
        try {
            await(pool.query("select 1").execute());
        } catch (RuntimeException away) {
            defect.addSuppressed(away);
            throw defect;
        }
    }

    /** What says that it is the file, and serves, must be it; of others it is found out when they are to serve. */
    private boolean isDamagedChampion(ModelVersion version) {
        boolean serves = await(store.champion(pool, version.name()))
                .filter(champion -> champion.version().equals(version)).isPresent();
        return serves && await(loader.find(version)).distrust() != null;
    }

    private Released release(byte[] bytes, Source source, Optional<ModelVersion> damaged) {
        var candidate = new Candidate(null, null, ModelFile.read(bytes), source);
        if (source == Source.IMPORTED && OWN.matcher(candidate.name()).matches()) {
            throw ModelException.Reason.FOREIGN_FILE.because("%s is somebody's own model", candidate.name());
        }
        return await(releases.prepare(candidate, false)
                .chain(release -> damaged
                        .map(version -> pool.withTransaction(transaction -> release.mend(transaction, version)))
                        .orElseGet(() -> rule.promotion(candidate)
                                .chain(promotion -> pool
                                        .withTransaction(transaction -> release.commit(transaction, promotion))))
                        .eventually(release::close)));
    }

    private static <T> T await(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The application was built without " + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
