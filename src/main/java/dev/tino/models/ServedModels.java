package dev.tino.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.ml.ModelException;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** The models that answer on this node, by name. The ones that ship are loaded at start, stored ones when asked for. */
@ApplicationScoped
@Startup
public class ServedModels {

    private static final Logger LOG = Logger.getLogger(ServedModels.class);
    private static final List<String> SHIPPED = List.of("onnx-models/finance-transactions.onnx");
    private static final int SHIPPED_VERSION = 1;

    private final Map<String, ModelSlot> slots = new ConcurrentHashMap<>();
    private final StoredModels stored;
    private final InferencePool pool;

    ServedModels(ModelsConfig config, StoredModels stored) {
        this.stored = stored;
        pool = new InferencePool(config.threads().orElse(Runtime.getRuntime().availableProcessors()), config.queue());
    }

    /**
     * Takes a lease on the champion of a name that ships. All work done under it is answered by that one version, whatever is
     * promoted meanwhile; close it when done.
     */
    public ModelLease lease(String name) {
        ModelSlot slot = slots.get(name);
        if (slot == null) {
            throw ModelError.MODEL_UNAVAILABLE.because("No model named %s is being served", name);
        }
        try {
            return new ModelLease(new ModelVersion(name, SHIPPED_VERSION), slot.lease(), pool);
        } catch (ModelException gone) {
            throw ModelError.MODEL_UNAVAILABLE.because("The model %s is not being served now", name);
        }
    }

    /** As {@link #lease}, of a name that has versions in the store; empty when it has none that can be served. */
    public Uni<Optional<ModelLease>> find(String name) {
        return stored.lease(name).map(found -> found
                .map(leased -> new ModelLease(leased.version(), leased.lease(), pool)));
    }

    /** A lease on this version of a name, champion or not; empty when it is not there or cannot be served. */
    public Uni<Optional<ModelLease>> find(String name, int version) {
        throw new UnsupportedOperationException();
    }

    /** A lease on the latest version of a name that was trained by this algorithm; empty when there is none. */
    public Uni<Optional<ModelLease>> find(String name, String algorithm) {
        throw new UnsupportedOperationException();
    }

    /** To be called once a new version is committed: the next lease takes it. Other nodes hear of it by themselves. */
    public void renew(String name) {
        stored.forget(name);
    }

    @PostConstruct
    void loadShipped() {
        for (String resource : SHIPPED) {
            var model = LoadedModel.load(read(resource));
            slots.computeIfAbsent(model.manifest().name(), name -> new ModelSlot()).swap(model);
            LOG.infof("Serving %s version %d", model.manifest().name(), SHIPPED_VERSION);
        }
    }

    @PreDestroy
    void close() {
        if (pool.drain()) {
            slots.values().forEach(ModelSlot::close);
            stored.close();
        } else {
            // Their native memory goes with the process; freed under a call that runs, it would take the process along.
            LOG.warn("Inference still runs at the end; its models stay open");
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
