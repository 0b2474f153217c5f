package dev.tino.models;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.models")
public interface ModelsConfig {

    /** Threads that run models; as many as there are cores when left out. */
    OptionalInt threads();

    /** Pieces of work that may wait for a thread; what comes on top is refused with 503. */
    @WithDefault("1024")
    @Min(1)
    int queue();

    /** Versions that a node keeps loaded; the one that was not used for the longest time makes room. */
    @WithDefault("200")
    @Min(1)
    int loaded();

    /** What those may take together, in bytes. A larger one is loaded for each request. */
    @WithDefault("268435456")
    @Min(1)
    long memory();

    /** Threads that train; as many as there are cores when left out. */
    OptionalInt trainingThreads();

    /** A folder with .onnx files that are taken into the store at the start. */
    Optional<Path> importPath();
}
