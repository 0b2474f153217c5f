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

    private final AtomicReference<Tenant> current = new AtomicReference<>();

    /**
     * The model that serves now.
     *
     * @throws ModelException of reason {@code NO_MODEL} when the slot is empty
     */
    public Lease lease() {
        while (true) {
            Tenant tenant = current.get();
            if (tenant == null) {
                throw Reason.NO_MODEL.because("no model is loaded");
            }
            if (tenant.enter()) {
                return new Lease(tenant);
            }
            // It was swapped out between the two lines above; the next one is there already.
        }
    }

    public boolean isEmpty() {
        return current.get() == null;
    }

    /** From now on leases take this model, which the slot closes one day; the one before closes with its last lease. */
    public void swap(LoadedModel next) {
        replace(new Tenant(next));
    }

    /** Empties the slot; the model closes with its last lease. */
    @Override
    public void close() {
        replace(null);
    }

    private void replace(Tenant next) {
        Tenant previous = current.getAndSet(next);
        if (previous != null) {
            previous.leave();
        }
    }

    /** A model and how many hold it: the slot itself and each lease. Who leaves last closes it. */
    private static final class Tenant {

        private final LoadedModel model;
        private final AtomicInteger holders = new AtomicInteger(1);

        Tenant(LoadedModel model) {
            this.model = model;
        }

        /** Whether the model was still held by somebody, and is now held by one more. */
        boolean enter() {
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void leave() {
            if (holders.decrementAndGet() == 0) {
                model.close();
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

        @Override
        public void close() {
            Tenant left = tenant.getAndSet(null);
            if (left != null) {
                left.leave();
            }
        }
    }
}
