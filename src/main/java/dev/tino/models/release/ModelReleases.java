package dev.tino.models.release;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Where releases begin. */
@ApplicationScoped
public class ModelReleases {

    /**
     * Verifies the file, loads it, compares what it says with what its trainer said, and warms it up; off the event loop.
     * Fails with a {@link dev.tino.models.ModelError} that tells what is wrong with it, among others that its inputs are
     * not those of the champion that it would follow.
     *
     * @return to be closed
     */
    public Uni<ModelRelease> prepare(Candidate candidate) {
        throw new UnsupportedOperationException();
    }
}
