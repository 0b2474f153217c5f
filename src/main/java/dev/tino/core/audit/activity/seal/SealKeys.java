package dev.tino.core.audit.activity.seal;

import java.util.HashMap;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.KeyFolder;

/** The keys that seal: one derived from each key of the deployment, since the database must not be able to seal itself. */
@ApplicationScoped
class SealKeys {

    private static final String PURPOSE = "tino activity seal";

    private final String currentId;
    private final Map<String, SecretKey> keys = new HashMap<>();

    SealKeys(KeyFolder folder) {
        currentId = folder.currentId();
        for (String kid : folder.keys().keySet()) {
            keys.put(kid, new SecretKeySpec(folder.derive(kid, PURPOSE), Seal.ALGORITHM));
        }
    }

    String currentId() {
        return currentId;
    }

    SecretKey current() {
        return keys.get(currentId);
    }

    /** The key that made a seal, or null when this deployment does not have it any more. */
    SecretKey get(String kid) {
        return keys.get(kid);
    }
}
