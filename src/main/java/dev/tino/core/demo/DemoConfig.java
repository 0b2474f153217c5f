package dev.tino.core.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.demo")
interface DemoConfig {

    /** Whether people and records are made up at the start, on a database that has no accounts of its own. */
    @WithDefault("false")
    boolean enabled();
}
