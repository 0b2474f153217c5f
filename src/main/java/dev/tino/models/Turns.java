package dev.tino.models;

import java.util.ArrayDeque;
import java.util.Queue;

import io.smallrye.mutiny.Uni;

/** Lets so many pieces of work be under way at once; the others wait, first come, first served. */
final class Turns {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    /** With {@link #waiting} guarded by this object. */
    private int free;

    Turns(int most) {
        this.free = most;
    }

    /** The work, begun when its turn comes and then done to its end, also when whoever asked has left. */
    <T> Uni<T> take(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> begin(() -> work.subscribe().with(result -> {
            end();
            emitter.complete(result);
        }, failure -> {
            end();
            emitter.fail(failure);
        })));
    }

    private void begin(Runnable work) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(work);
                return;
            }
            free--;
        }
        work.run();
    }

    private void end() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
