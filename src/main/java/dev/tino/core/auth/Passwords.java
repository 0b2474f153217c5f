package dev.tino.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Hashes and checks passwords with bcrypt, on the worker pool. Bcrypt reads 72 bytes and ignores the rest without a
 * word, so it is given the password's SHA-384 in Base64: 64 bytes, whatever the length.
 */
@ApplicationScoped
class Passwords {

    private final Vertx vertx;
    private final AuthConfig config;
    private final String nobodysHash;

    Passwords(Vertx vertx, AuthConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.nobodysHash = BcryptUtil.bcryptHash("nobody's password", config.bcryptCost());
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
        String candidate = hash == null ? nobodysHash : hash;
        return onWorker(() -> BcryptUtil.matches(digest(password), candidate) && hash != null);
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return vertx.executeBlocking(work, false);
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
