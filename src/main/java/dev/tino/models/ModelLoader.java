package dev.tino.models;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.LoadedModel;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Loads versions out of the store, each time as if somebody had changed them there. */
@ApplicationScoped
public class ModelLoader {

    private final ModelStore store;
    private final ModelSignatures signatures;
    /** Each takes several times the size of its file for a while, and many names may be asked for at once. */
    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors());

    ModelLoader(ModelStore store, ModelSignatures signatures) {
        this.store = store;
        this.signatures = signatures;
    }

    /**
     * Verifies signature and file, loads the model and compares what it says with what its trainer said, all off the event
     * loop; when its turn comes, since many names may be asked for at once.
     *
     * @return to be closed; fails with a {@link ModelError} that tells what is wrong, {@code MODEL_NOT_FOUND} when it is
     *         not there
     */
    public Uni<LoadedModel> load(ModelVersion version) {
        return turns.take(store.file(version)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> verified(found.orElseThrow(
                        () -> ModelError.MODEL_NOT_FOUND.because("There is no version %d of %s", version.version(),
                                version.name())))));
    }

    /**
     * The file of a version as it lies in the store, to be looked at and not to be served; arrives off the event loop. Fails
     * with {@code MODEL_VERSION_NOT_FOUND} when it is not there.
     */
    public Uni<Found> find(ModelVersion version) {
        return turns.take(store.file(version)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.map(this::judged).orElseThrow(() -> ModelError.MODEL_VERSION_NOT_FOUND
                        .because("There is no version %d of %s", version.version(), version.name()))));
    }

    /** @param distrust why it is not the file that was stored, or null when it is */
    public record Found(byte[] bytes, Failure distrust) {
    }

    private Found judged(StoredFile file) {
        try {
            check(file);
            return new Found(file.bytes(), null);
        } catch (Failure distrust) {
            return new Found(file.bytes(), distrust);
        }
    }

    private LoadedModel verified(StoredFile file) {
        check(file);
        try {
            return LoadedModel.load(ModelFile.readVerified(file.bytes()));
        } catch (ModelException unreadable) {
            throw ModelError.unusable(file.version().toString(), unreadable);
        }
    }

    private void check(StoredFile file) {
        signatures.check(file);
        if (!ModelFile.sha256(file.bytes()).equals(file.sha256())) {
            throw ModelError.MODEL_DAMAGED.because("%s cannot be served: its file is not the one that was stored",
                    file.version());
        }
    }
}
