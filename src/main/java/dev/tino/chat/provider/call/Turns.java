package dev.tino.chat.provider.call;

import java.util.LinkedHashSet;
import java.util.Set;

/** So many at a time, so many more that wait, first come first served. One that gives up waiting takes no place. */
final class Turns {

    private final int most;
    private final int mostWaiting;
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private int running;

    Turns(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /**
     * @param begin called when it is its turn, at once or on the thread of whoever is done
     * @return null when too many wait
     */
    Turn ask(Runnable begin) {
        Turn turn = new Turn(begin);
        synchronized (this) {
            if (running >= most) {
                return waiting.size() < mostWaiting && waiting.add(turn) ? turn : null;
            }
            turn.begun = true;
            running++;
        }
        begin.run();
        return turn;
    }

    final class Turn {

        private final Runnable begin;
        private boolean begun;
        private boolean over;

        private Turn(Runnable begin) {
            this.begin = begin;
        }

        /** It is done, or no longer wants to. */
        void over() {
            Turn next = end();
            if (next != null) {
                next.begin.run();
            }
        }

        private Turn end() {
            synchronized (Turns.this) {
                if (over) {
                    return null;
                }
                over = true;
                if (!begun) {
                    waiting.remove(this);
                    return null;
                }
                running--;
                return next();
            }
        }
    }

    private Turn next() {
        var first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        Turn next = first.next();
        first.remove();
        next.begun = true;
        running++;
        return next;
    }
}
