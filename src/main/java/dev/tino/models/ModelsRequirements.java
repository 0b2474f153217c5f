package dev.tino.models;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.ConfigUtils;

/** What settings of models name, looked at before anything else starts. */
public final class ModelsRequirements {

    private static final String FOLDER = "tino.models.import-path";

    private ModelsRequirements() {
    }

    /**
     * Looks at the settings of this process. Call it before Quarkus starts.
     *
     * @throws StartupRefused when the folder that models are to be taken from is not there
     */
    public static void check() {
        ConfigUtils.configBuilder().build().getOptionalValue(FOLDER, Path.class).filter(path -> !Files.isDirectory(path))
                .ifPresent(path -> {
                    throw new StartupRefused("""
                            These settings must be mended first:
                              - %s (MODEL_PATH) is %s, which is no folder: make it, or name another."""
                            .formatted(FOLDER, path.toAbsolutePath()));
                });
    }
}
