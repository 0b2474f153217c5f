package dev.tino.core.database;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a request waits for a database that does not answer. */
@ConfigMapping(prefix = "tino.database.limits")
interface PoolLimits {

    /** For a connection, a free one of the pool or a new one. */
    @WithDefault("5S")
    Duration connection();

    /** For the next word of an answer; then its connection is cut. No statement may be silent longer. */
    @WithDefault("30S")
    Duration silence();
}
