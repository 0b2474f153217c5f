package dev.tino.core.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.auth.AuthConfig;
import dev.tino.core.error.CoreError;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/**
 * Hashes and checks passwords with bcrypt, on threads of their own. Bcrypt reads 72 bytes and ignores the rest without a
 * word, so it is given the password's SHA-384 in Base64: 64 bytes, whatever the length.
 */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    /** How many may wait: on two cores the last of them does so for some twenty seconds. */
    private static final int MOST_WAITING = 200;

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AuthConfig config;
    private final Uni<String> nobodysHash;

    Passwords(Vertx vertx, AuthConfig config) {
        // Its own threads, fewer than all: hashing must not hold up what else waits for a worker.
        this.workers = vertx.createSharedWorkerExecutor("passwords",
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        this.config = config;
        this.nobodysHash = hash("nobody's password").memoize().indefinitely();
    }

    /** Made before the first log-in, or the first unknown user would be told from a known one by the time it takes. */
    void prepare(@Observes StartupEvent start) {
        nobodysHash.subscribe().with(ready -> {
        });
    }

    Uni<String> hash(String password) {
        return onWorker(() -> BcryptUtil.bcryptHash(digest(password), config.bcryptCost()));
    }

    /**
     * Whether the password is the one that was hashed.
     *
     * @param hash null when there is no such user: the check then takes as long and fails
     */
    Uni<Boolean> matches(String password, String hash) {
        Uni<String> candidate = hash == null ? nobodysHash : Uni.createFrom().item(hash);
        return candidate.chain(compared -> onWorker(() -> BcryptUtil.matches(digest(password), compared) && hash != null));
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Too many log-ins at once"));
            }
            return workers.executeBlocking(() -> counted(work), false);
        });
    }

    /** Whoever asked may be gone; until it is done it waits or runs all the same. */
    private <T> T counted(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
