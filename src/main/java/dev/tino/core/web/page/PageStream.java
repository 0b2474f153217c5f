package dev.tino.core.web.page;

import java.util.function.LongFunction;
import java.util.function.Supplier;

import dev.tino.core.web.EventStream;
import dev.tino.core.web.EventStream.Events;
import io.smallrye.mutiny.Uni;

/** Events that a page hears for as long as its viewer is logged in. */
public final class PageStream {

    private static final String OVER = EventStream.event(null, "over", "null");

    private PageStream() {
    }

    /**
     * Events that end with one named {@code over} once the log-in is. That is asked before each reading, which is every few
     * seconds even when there is nothing new.
     *
     * @param standing as {@link Viewer#standing} gives it
     * @param reader as {@link EventStream#send} takes it
     */
    public static LongFunction<Uni<Events>> whileLoggedIn(Supplier<Uni<Boolean>> standing, LongFunction<Uni<Events>> reader) {
        return seen -> standing.get()
                .chain(stands -> stands ? reader.apply(seen) : Uni.createFrom().item(new Events(OVER, seen, true)));
    }
}
