package dev.tino.chat.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;

/** So many at a time, in the order in which they came; so many may wait. Nobody has more than his share of the places. */
final class Turns {

    private final int atOnce;
    private final int most;
    private final int share;
    private final Map<UUID, Integer> owned = new HashMap<>();
    private final Queue<Place> waiting = new ArrayDeque<>();
    private int taken;
    private int running;

    /** @param share places of one owner */
    Turns(int atOnce, int waiting, int share) {
        this.atOnce = atOnce;
        this.most = atOnce + waiting;
        this.share = share;
    }

    /**
     * Takes a place before there is anything to do in it; fails with 429 when the owner has his share, with 503 when there
     * is none.
     */
    synchronized Place take(UUID ownerId) {
        if (owned.getOrDefault(ownerId, 0) >= share) {
            throw ChatError.TOO_MANY_RUNS.because("At most %d of your messages are answered at a time", share)
                    .with(HttpHeaders.RETRY_AFTER, "2");
        }
        if (taken >= most) {
            throw CoreError.UNAVAILABLE.because("Too many answers are being worked on at this moment")
                    .with(HttpHeaders.RETRY_AFTER, "2");
        }
        taken++;
        owned.merge(ownerId, 1, Integer::sum);
        return new Place(ownerId);
    }

    /** Whether nobody has a place. */
    synchronized boolean isEmpty() {
        return taken == 0;
    }

    /** To be left in the end, whatever came of it. */
    final class Place {

        private final UUID ownerId;
        private Runnable work;
        private boolean hasTurn;
        private boolean isLeft;

        private Place(UUID ownerId) {
            this.ownerId = ownerId;
        }

        /** Does it when its turn comes, at once or on the thread of whoever leaves; must not block. */
        void await(Runnable work) {
            synchronized (Turns.this) {
                this.work = work;
                if (isLeft) {
                    return;
                }
                if (running >= atOnce) {
                    waiting.add(this);
                    return;
                }
                running++;
                hasTurn = true;
            }
            work.run();
        }

        /** Once or more often. */
        void leave() {
            Place next = leaving();
            if (next != null) {
                next.work.run();
            }
        }

        private Place leaving() {
            synchronized (Turns.this) {
                if (isLeft) {
                    return null;
                }
                isLeft = true;
                taken--;
                owned.computeIfPresent(ownerId, (owner, places) -> places == 1 ? null : places - 1);
                if (!hasTurn) {
                    waiting.remove(this);
                    return null;
                }
                Place next = waiting.poll();
                if (next == null) {
                    running--;
                } else {
                    next.hasTurn = true;
                }
                return next;
            }
        }
    }
}
