package dev.tino.core.database.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.tino.core.database.Outage;
import io.smallrye.mutiny.Uni;

/**
 * Has what waits written batch after batch, never two at once. A batch that cannot be written, since the database is away
 * or nobody had the time to make its rows, stays and is tried again.
 *
 * @param <S> what is taken
 * @param <R> the rows that are made of it
 */
public final class BatchWriter<S, R> {

    public static final int BATCH = 1_000;

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final String log;
    private final Supplier<List<S>> take;
    private final Function<List<S>, Uni<List<R>>> make;
    private final Function<List<R>, Uni<Void>> insert;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Outage outage = new Outage();
    /** Taken but not yet made. Only whoever is writing touches this and the batch. */
    private volatile List<S> taken = List.of();
    /** Made but not yet written, oldest first. */
    private volatile List<R> batch = List.of();
    private volatile boolean away;

    /**
     * @param log what it is called in the application log
     * @param take the oldest that wait, {@value #BATCH} at most
     * @param make makes rows of them
     * @param insert writes a batch, all or nothing, and fails while the database is away
     */
    public BatchWriter(String log, Supplier<List<S>> take, Function<List<S>, Uni<List<R>>> make,
            Function<List<R>, Uni<Void>> insert) {
        this.log = log;
        this.take = take;
        this.make = make;
        this.insert = insert;
    }

    /** Whether what waits had better be written now, were it a whole batch. */
    public boolean isReady() {
        return !away && !writing.get();
    }

    /** Whether nothing is left of what was taken. */
    public boolean isIdle() {
        return !writing.get() && taken.isEmpty() && batch.isEmpty();
    }

    /** What was taken and is not written, of each kind. */
    public Stream<R> leftOver() {
        return batch.stream();
    }

    public Stream<S> leftUnmade() {
        return taken.stream();
    }

    /** Writes all that waits, unless somebody is at it already. */
    public Uni<Void> flush() {
        if (!writing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(this::writeBatch)
                .repeat().whilst(written -> written == BATCH)
                .collect().last()
                .invoke(this::answered)
                .onFailure().invoke(this::isAway)
                .onTermination().invoke(() -> writing.set(false))
                .replaceWithVoid();
    }

    /** Writes until nothing waits, whoever else is at it, and fails when the database is away. */
    public Uni<Void> drain(BooleanSupplier isEmpty) {
        return Uni.createFrom().deferred(this::flush).map(done -> isIdle() && isEmpty.getAsBoolean())
                .repeat().withDelay(PAUSE).until(idle -> idle)
                .collect().last().replaceWithVoid();
    }

    /** Writes one batch and tells its size; one that is left over counts as full, for more may wait behind it. */
    private Uni<Integer> writeBatch() {
        boolean leftOver = !batch.isEmpty() || !taken.isEmpty();
        return nextBatch().chain(made -> {
            batch = made;
            taken = List.of();
            return made.isEmpty() ? Uni.createFrom().item(0)
                    : insert.apply(made).invoke(() -> batch = List.of()).replaceWith(leftOver ? BATCH : made.size());
        });
    }

    /** The batch that could not be written last time, else a new one. */
    private Uni<List<R>> nextBatch() {
        if (!batch.isEmpty()) {
            return Uni.createFrom().item(batch);
        }
        if (taken.isEmpty()) {
            taken = take.get();
        }
        return taken.isEmpty() ? Uni.createFrom().item(List.of()) : make.apply(taken);
    }

    private void answered() {
        away = false;
        if (outage.ends()) {
            LOG.infof("The %s is written again", log);
        }
    }

    private void isAway(Throwable failure) {
        away = true;
        if (outage.begins()) {
            LOG.warnf("The %s waits, for it cannot be written: %s", log, failure.getMessage());
        }
    }
}
