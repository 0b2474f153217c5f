package dev.tino.chat.observatory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.chat.observatory")
interface ObservatoryConfig {

    /** What is loaded at the start, unless at least that is there. */
    @WithDefault("none")
    LoadSize load();
}
