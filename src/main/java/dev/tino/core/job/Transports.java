package dev.tino.core.job;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.StartupRefused;
import io.quarkus.arc.All;

/** The transport that this deployment uses. */
@ApplicationScoped
class Transports {

    private final Transport chosen;

    Transports(@All List<Transport> known, JobsConfig config) {
        String name = config.transport().name().toLowerCase(Locale.ROOT);
        chosen = known.stream().filter(transport -> transport.name().equals(name)).findAny().orElseThrow(
                () -> new StartupRefused("tino.jobs.transport names %s, which this build does not have.".formatted(name)));
    }

    Transport chosen() {
        return chosen;
    }
}
