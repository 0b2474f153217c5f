package dev.tino.chat.observatory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/** Has the business data loaded that the settings ask for, when they are not there. Nothing waits for it. */
@ApplicationScoped
class LoadAtStart {

    private static final Logger LOG = Logger.getLogger(LoadAtStart.class);

    private final ObservatoryConfig config;
    private final Loads loads;

    LoadAtStart(ObservatoryConfig config, Loads loads) {
        this.config = config;
        this.loads = loads;
    }

    void ask(@Observes StartupEvent started) {
        loads.ask(config.load()).subscribe().with(id -> {
            if (id != null) {
                LOG.infof("Business data (%s) are being loaded by the job %s", config.load().text(), id);
            }
        }, failure -> LOG.warnf("The business data are not loaded; the next start tries again: %s", failure));
    }
}
