package dev.tino.core.crypto;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys that this deployment names, read once. */
@ApplicationScoped
class ConfiguredKeys {

    @Produces
    @Singleton
    KeyFolder keys(@ConfigProperty(name = "tino.auth.keys-directory") Path folder) {
        return KeyFolder.load(folder);
    }

    @Produces
    @Singleton
    KeyRing ring(@ConfigProperty(name = SealingKeys.SETTING) Optional<String> keys,
            @ConfigProperty(name = "tino.auth.keys-directory") Path folder) {
        return SealingKeys.load(keys, folder);
    }
}
