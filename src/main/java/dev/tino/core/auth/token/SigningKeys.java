package dev.tino.core.auth.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.KeyFolder;

/** The keys of tokens: the newest signs, all of them verify, so that a key can be replaced without logging anybody out. */
@ApplicationScoped
class SigningKeys {

    private final KeyFolder folder;
    private final Map<String, PublicKey> publicKeys = new HashMap<>();

    SigningKeys(KeyFolder folder) {
        this.folder = folder;
        folder.keys().forEach((kid, key) -> {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            try {
                publicKeys.put(kid, KeyFactory.getInstance("RSA").generatePublic(spec));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    String currentId() {
        return folder.currentId();
    }

    PrivateKey current() {
        return folder.keys().get(folder.currentId());
    }

    /** The key that verifies a token, or null when no key has that id. */
    PublicKey verifying(String kid) {
        return kid == null ? null : publicKeys.get(kid);
    }
}
