package dev.tino.core.job;

import java.util.List;
import java.util.UUID;

import dev.tino.core.crypto.Sealed;

/** A job whose input is sealed already, so that the transaction which queues it has only to write it. */
public final class SealedJob {

    private final UUID id;
    private final NewJob job;
    private final List<List<Sealed>> input;

    /**
     * @param job without its input
     * @param input in slices that go into one statement each
     */
    SealedJob(UUID id, NewJob job, List<List<Sealed>> input) {
        this.id = id;
        this.job = job;
        this.input = input;
    }

    UUID id() {
        return id;
    }

    NewJob job() {
        return job;
    }

    List<List<Sealed>> input() {
        return input;
    }
}
