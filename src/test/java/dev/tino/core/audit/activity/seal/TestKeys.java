package dev.tino.core.audit.activity.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tino.core.crypto.KeyFolder;

/** Keys to seal with, under ids that a test chooses. */
final class TestKeys {

    private TestKeys() {
    }

    static SealKeys in(Path folder, String... kids) {
        try {
            for (String kid : kids) {
                Path fresh = Files.createTempDirectory(folder, "fresh");
                KeyFolder.generate(fresh);
                try (var files = Files.list(fresh)) {
                    Files.move(files.findFirst().orElseThrow(), folder.resolve(kid + ".pem"));
                }
            }
            return new SealKeys(KeyFolder.load(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
