package dev.tino.models;

import java.util.OptionalInt;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.models")
interface ModelsConfig {

    /** Threads that run models; as many as there are cores when left out. */
    OptionalInt threads();

    /** Pieces of work that may wait for a thread; what comes on top is refused with 503. */
    @WithDefault("1024")
    @Min(1)
    int queue();

    /** Stored models that a node keeps loaded; those that are seldom used make room, or find none. */
    @WithDefault("200")
    @Min(1)
    int loaded();

    /**
     * What the files of those may have together, in bytes; loaded, a model takes about twice its file. A larger one is
     * loaded for each request.
     */
    @WithDefault("268435456")
    @Min(1)
    long memory();
}
