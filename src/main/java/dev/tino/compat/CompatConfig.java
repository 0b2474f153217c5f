package dev.tino.compat;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far Tino goes to serve the clients of older systems. */
@ConfigMapping(prefix = "tino.compat")
public interface CompatConfig {

    /** Whether their routes are there. */
    @WithDefault("true")
    boolean enabled();

    /** Which catalogue answers where neither the request's parameters nor its language tell. */
    @WithDefault("recommender")
    Catalogue books();

    /** How long a request waits for what Tino does in the background and the older system did within the request. */
    @WithDefault("25s")
    Duration patience();

    Finance finance();

    interface Finance {

        /**
         * E-mail address or user name of the account as which whoever brings no token calls the finance routes, since that
         * system knows no log-in. Nobody may when it is empty.
         */
        Optional<String> user();
    }

    enum Catalogue {
        RECOMMENDER,
        RATING
    }
}
