package dev.tino.models.route;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelError;
import dev.tino.models.ModelLoader;
import dev.tino.models.ModelVersion;
import dev.tino.models.route.VersionDetails.Content;
import io.smallrye.mutiny.Uni;

/** What stands in the files of versions. Reading one takes milliseconds of CPU, off the event loop. */
@ApplicationScoped
public class VersionFiles {

    private final VersionRows rows;
    private final ModelLoader loader;

    VersionFiles(VersionRows rows, ModelLoader loader) {
        this.rows = rows;
        this.loader = loader;
    }

    /** A version with what its file says, whether or not that can be believed. */
    Uni<VersionDetails> details(Asker asker, ModelVersion version) {
        return rows.find(asker, version).chain(view -> loader.find(version)
                .map(file -> new VersionDetails(view, file.distrust() == null, content(file.bytes()))));
    }

    /** The bytes of a version; fails when they are not those that were stored. */
    Uni<byte[]> bytes(ModelVersion version) {
        return loader.find(version).map(VersionFiles::trusted);
    }

    public Uni<Comparison> compare(Asker asker, String name, int a, int b) {
        return manifest(asker, new ModelVersion(name, a))
                .chain(first -> manifest(asker, new ModelVersion(name, b))
                        .map(second -> Comparison.of(a, first, b, second)));
    }

    private Uni<Manifest> manifest(Asker asker, ModelVersion version) {
        return rows.find(asker, version).chain(() -> loader.find(version)).map(file -> read(version, trusted(file)));
    }

    private static byte[] trusted(ModelLoader.Found file) {
        if (file.distrust() != null) {
            throw file.distrust();
        }
        return file.bytes();
    }

    /** @throws Failure when it is no model of ours */
    private static Manifest read(ModelVersion version, byte[] bytes) {
        try {
            return ModelFile.read(bytes).manifest();
        } catch (ModelException unreadable) {
            throw ModelError.unusable(version.toString(), unreadable);
        }
    }

    private static Content content(byte[] bytes) {
        try {
            return Content.of(ModelFile.read(bytes).manifest());
        } catch (ModelException unreadable) {
            return null;
        }
    }
}
