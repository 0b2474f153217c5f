package dev.tino.ml.serve;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

/**
 * Holds the model that serves under a name. A lease keeps the model that it took open until it is closed, whatever the
 * slot holds by then: closing a session that runs would end the JVM.
 */
public final class ModelSlot implements AutoCloseable {

    /** Stands in a slot that was closed; nobody can enter it. */
    private static final Tenant NOBODY = new Tenant(null, 0, () -> {
    });

    private final AtomicReference<Tenant> current = new AtomicReference<>();

    /**
     * The model that serves now.
     *
     * @throws ModelException of reason {@code NO_MODEL} when the slot is empty, {@code CLOSED} when it was closed
     */
    public Lease lease() {
        while (true) {
            Tenant tenant = current.get();
            if (tenant == null) {
                throw Reason.NO_MODEL.because("no model is loaded");
            }
            if (tenant == NOBODY) {
                throw Reason.CLOSED.because("the slot is closed");
            }
            if (tenant.enter()) {
                return new Lease(tenant);
            }
            // It was swapped out between the two lines above; the next one is there already.
        }
    }

    /**
     * From now on leases take this model, which the slot closes one day; the one before closes with its last lease.
     *
     * @throws ModelException of reason {@code CLOSED} when the slot was closed; the model is closed then, too
     */
    public void swap(LoadedModel next) {
        swap(next, () -> {
        });
    }

    /**
     * @param closed is called once the model is closed
     * @throws ModelException as {@link #swap(LoadedModel)} does
     */
    public void swap(LoadedModel next, Runnable closed) {
        Tenant tenant = new Tenant(next, 1, closed);
        Tenant previous = current.getAndUpdate(now -> now == NOBODY ? NOBODY : tenant);
        if (previous == NOBODY) {
            tenant.leave();
            throw Reason.CLOSED.because("the slot is closed");
        }
        if (previous != null) {
            previous.leave();
        }
    }

    /** Takes no more models; the one that it has closes with its last lease. */
    @Override
    public void close() {
        Tenant previous = current.getAndSet(NOBODY);
        if (previous != null && previous != NOBODY) {
            previous.leave();
        }
    }

    /** A model and how many hold it: the slot itself and each lease. Who leaves last closes it. */
    private static final class Tenant {

        private final LoadedModel model;
        private final AtomicInteger holders;
        private final Runnable closed;

        Tenant(LoadedModel model, int holders, Runnable closed) {
            this.model = model;
            this.closed = closed;
            this.holders = new AtomicInteger(holders);
        }

        /** Whether the model was still held by somebody, and is now held by one more. */
        boolean enter() {
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void leave() {
            if (holders.decrementAndGet() == 0) {
                try {
                    model.close();
                } finally {
                    closed.run();
                }
            }
        }
    }

    /** The right to use a model; to be closed once it is no longer used, more than once does no harm. */
    public static final class Lease implements AutoCloseable {

        private final AtomicReference<Tenant> tenant;
        private final LoadedModel model;

        private Lease(Tenant tenant) {
            this.tenant = new AtomicReference<>(tenant);
            this.model = tenant.model;
        }

        /** @throws ModelException of reason {@code CLOSED} after the lease was closed */
        public LoadedModel model() {
            if (tenant.get() == null) {
                throw Reason.CLOSED.because("the lease is over");
            }
            return model;
        }

        /**
         * One more right to the same model, for work that may outlast this lease: who closes a lease cannot know whether
         * what was begun under it has ended.
         *
         * @throws ModelException of reason {@code CLOSED} after the lease was closed
         */
        public Lease hold() {
            Tenant held = tenant.get();
            if (held == null || !held.enter()) {
                throw Reason.CLOSED.because("the lease is over");
            }
            return new Lease(held);
        }

        @Override
        public void close() {
            Tenant left = tenant.getAndSet(null);
            if (left != null) {
                left.leave();
            }
        }
    }
}
