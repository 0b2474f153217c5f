package dev.tino.core.audit.activity.seal;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyFolder;

/** The keys that seal: one derived from each key of the deployment, since the database must not be able to seal itself. */
@ApplicationScoped
class SealKeys {

    private static final String PURPOSE = "tino activity seal";

    private final String currentId;
    private final Map<String, Hmac> keys;

    SealKeys(KeyFolder folder) {
        currentId = folder.currentId();
        keys = folder.hmacsById(PURPOSE);
    }

    String currentId() {
        return currentId;
    }

    Hmac current() {
        return keys.get(currentId);
    }

    /** The key that made a seal, or null when this deployment does not have it any more. */
    Hmac get(String kid) {
        return keys.get(kid);
    }
}
