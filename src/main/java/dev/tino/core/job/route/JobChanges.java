package dev.tino.core.job.route;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobSignals;
import dev.tino.core.web.EventStream;
import dev.tino.core.web.EventStream.Events;
import dev.tino.core.web.page.PageStream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

/** Tells pages which of the jobs that somebody may see have changed, on any node. */
@ApplicationScoped
class JobChanges {

    /** Nobody sees the difference, and jobs change a lot at once. */
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Of changes of anybody's jobs within that time; more are too many to ask for each. */
    private static final int MOST_HEARD = 1_000;
    /** Of changes that are told; whoever has more looks at his list anew. */
    private static final int MOST_TOLD = 50;
    private static final String EVENT = "changed";
    private static final String ANYTHING = EventStream.event(null, EVENT, "null");

    private final JobRows rows;
    private final JobSignals signals;
    private final Vertx vertx;

    JobChanges(JobRows rows, JobSignals signals, Vertx vertx) {
        this.rows = rows;
        this.signals = signals;
        this.vertx = vertx;
    }

    /**
     * Answers with events named {@code changed}, each with a job's id, or null when anything may have: first of all, as the
     * page is older than the stream.
     */
    Uni<Void> send(Asker asker, Supplier<Uni<Boolean>> standing, HttpServerResponse response) {
        var heard = new Heard();
        return EventStream.send(response, 0, PageStream.whileLoggedIn(standing, seen -> read(asker, heard)),
                signal -> signals.watchAll(heard.telling(signal)));
    }

    private Uni<Events> read(Asker asker, Heard heard) {
        Set<UUID> ids = heard.take();
        if (ids == null) {
            return Uni.createFrom().item(events(ANYTHING));
        }
        return ids.isEmpty() ? Uni.createFrom().item(events("")) : rows.see(ids, asker).map(seen -> events(text(seen)));
    }

    private static Events events(String text) {
        return new Events(text, 0, false);
    }

    private static String text(List<UUID> ids) {
        if (ids.size() > MOST_TOLD) {
            return ANYTHING;
        }
        var text = new StringBuilder();
        ids.forEach(id -> text.append(EventStream.event(null, EVENT, "\"" + id + "\"")));
        return text.toString();
    }

    /** What one client has not been told of. */
    private final class Heard {

        private Set<UUID> ids = new HashSet<>();
        private boolean isAnything = true;
        private boolean isWaiting;

        /** Signals a while after the first change, for all that come meanwhile. */
        Consumer<UUID> telling(Runnable signal) {
            return id -> {
                if (add(id)) {
                    vertx.setTimer(PAUSE.toMillis(), timer -> {
                        rest();
                        signal.run();
                    });
                }
            };
        }

        private synchronized boolean add(UUID id) {
            if (id == null || ids.size() == MOST_HEARD) {
                isAnything = true;
            } else {
                ids.add(id);
            }
            boolean isFirst = !isWaiting;
            isWaiting = true;
            return isFirst;
        }

        private synchronized void rest() {
            isWaiting = false;
        }

        /** @return null for anything */
        synchronized Set<UUID> take() {
            Set<UUID> taken = isAnything ? null : ids;
            isAnything = false;
            ids = new HashSet<>();
            return taken;
        }
    }
}
