package dev.tino.models;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.Sealed;
import dev.tino.core.crypto.SealedColumn;

/**
 * Vouches that a stored version is one that a Tino with our keys put where it is: its signature is the file's SHA-256,
 * sealed for that name and version. Whoever can write into the database, but has no key, can neither plant a model nor
 * move one.
 */
@ApplicationScoped
class ModelSignatures {

    private static final SealedColumn COLUMN = new SealedColumn("model_version", List.of("name", "version"), "signature");

    private final KeyRing keys;

    ModelSignatures(KeyRing keys) {
        this.keys = keys;
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return COLUMN;
    }

    Sealed sign(ModelVersion version, String sha256) {
        return keys.seal(sha256.getBytes(StandardCharsets.UTF_8), context(version));
    }

    /** @throws dev.tino.core.error.Failure when it is missing, or made for something else */
    void check(StoredFile file) {
        if (!signed(file).equals(file.sha256())) {
            throw ModelError.MODEL_UNSIGNED.because("%s cannot be served: its signature is that of another file",
                    file.version());
        }
    }

    private String signed(StoredFile file) {
        try {
            return new String(keys.open(file.signature(), context(file.version())), StandardCharsets.UTF_8);
        } catch (IllegalStateException unsigned) {
            throw ModelError.MODEL_UNSIGNED.because("%s cannot be served: it lacks the signature that it was stored with",
                    file.version());
        }
    }

    private static String context(ModelVersion version) {
        return COLUMN.context(version.name(), version.version());
    }
}
