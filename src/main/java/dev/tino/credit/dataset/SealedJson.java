package dev.tino.credit.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/** Keeps what datasets hold as JSON that is sealed at rest. Any of it may be large: it is worked on off the event loop. */
@ApplicationScoped
public class SealedJson {

    private static final int WORKERS = 2;

    private final ObjectMapper json;
    private final KeyRing keys;
    /** Few, and not those that hash passwords: neither waits for the other. */
    private final WorkerExecutor workers;

    SealedJson(ObjectMapper json, KeyRing keys, Vertx vertx) {
        this.json = json;
        this.keys = keys;
        this.workers = vertx.createSharedWorkerExecutor("credit-datasets", WORKERS);
    }

    /** Where values are sealed and opened. */
    public <T> Uni<T> onWorker(Callable<T> work) {
        return workers.executeBlocking(work, false);
    }

    /** @param context where it will lie */
    public Sealed seal(Object value, String context) {
        return keys.seal(bytes(value), context);
    }

    public <T> T open(Sealed sealed, String context, Class<T> type) {
        try {
            return json.readValue(keys.open(sealed, context), type);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
