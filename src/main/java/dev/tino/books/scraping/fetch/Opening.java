package dev.tino.books.scraping.fetch;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Something that takes a while to open, and is closed again when its use is over. */
public final class Opening {

    private Opening() {
    }

    /**
     * Opens it off the event loop and uses it; closes it when that ended or was cancelled, even before it was open.
     *
     * @param <R> what is opened
     * @param <T> what its use brings
     */
    public static <R extends Closable, T> Uni<T> of(Vertx vertx, Supplier<R> opener, Function<R, Uni<T>> use) {
        return Uni.createFrom().deferred(() -> {
            var opened = new CompletableFuture<R>();
            return vertx.executeBlocking(() -> {
                R resource = opener.get();
                opened.complete(resource);
                return resource;
            }, false).chain(use::apply).onTermination().invoke(() -> opened.thenAccept(Closable::close));
        });
    }

    /** What closes without a checked exception. */
    public interface Closable extends AutoCloseable {

        @Override
        void close();
    }
}
