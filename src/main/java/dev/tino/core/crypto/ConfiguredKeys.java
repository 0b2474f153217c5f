package dev.tino.core.crypto;

import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder that this deployment names, read once. */
@ApplicationScoped
class ConfiguredKeys {

    @Produces
    @Singleton
    KeyFolder keys(@ConfigProperty(name = "tino.auth.keys-directory") Path folder) {
        return KeyFolder.load(folder);
    }
}
