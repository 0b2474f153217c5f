package dev.tino.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    private static final String PURPOSE = "a purpose";

    @TempDir
    Path folder;

    @Test
    void theLastByNameIsCurrentAndTheOthersStay() throws IOException {
        generate("2025");
        generate("2026");

        KeyFolder keys = KeyFolder.load(folder);

        assertThat(keys.currentId()).isEqualTo("2026");
        assertThat(keys.keys()).containsOnlyKeys("2025", "2026");
    }

    @Test
    void derivedKeysDifferByKeyAndPurposeAndStayTheSame() throws IOException {
        generate("2025");
        generate("2026");
        KeyFolder keys = KeyFolder.load(folder);

        byte[] text = { 1, 2, 3 };
        byte[] mac = keys.hmacsById(PURPOSE).get("2026").of(text);

        assertThat(mac).hasSize(32).isEqualTo(KeyFolder.load(folder).hmacsById(PURPOSE).get("2026").of(text));
        assertThat(List.of(keys.hmacsById(PURPOSE).get("2025").of(text), keys.hmacsById("another").get("2026").of(text)))
                .doesNotContain(mac);
        assertThat(keys.hmacs(PURPOSE).get(0).of(text)).isEqualTo(mac);
        assertThat(keys.hmacs(PURPOSE)).hasSize(2);
    }

    @Test
    void aRetiredKeySignsNothingButItsSealsAreStillVerified() throws IOException {
        generate("2025");
        byte[] text = { 1, 2, 3 };
        byte[] mac = KeyFolder.load(folder).hmacsById(PURPOSE).get("2025").of(text);
        generate("2026");
        Files.createDirectory(folder.resolve("retired"));
        Files.move(folder.resolve("2025.pem"), folder.resolve("retired").resolve("2025.pem"));

        KeyFolder keys = KeyFolder.load(folder);

        assertThat(keys.keys()).containsOnlyKeys("2026");
        assertThat(keys.hmacs(PURPOSE)).hasSize(1);
        assertThat(keys.hmacsById(PURPOSE).get("2025").of(text)).isEqualTo(mac);
    }

    @Test
    void anEmptyFolderIsRefused() {
        assertThat(KeyFolder.holdsKeys(folder)).isFalse();
        assertThatThrownBy(() -> KeyFolder.load(folder)).isInstanceOf(IllegalStateException.class)
                .hasMessage("No signing key in " + folder + " (property tino.auth.keys-directory)");
    }

    @Test
    void aFileThatIsNoKeyIsNamedAndNotQuoted() throws IOException {
        Path file = Files.writeString(folder.resolve("2026.pem"), "my secret");

        assertThatThrownBy(() -> KeyFolder.load(folder)).isInstanceOf(IllegalStateException.class)
                .hasMessage(file + " is not a PKCS#8 PEM file with an RSA key").hasNoCause();
    }

    private void generate(String kid) throws IOException {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        KeyFolder.generate(fresh);
        try (var files = Files.list(fresh)) {
            Files.move(files.findFirst().orElseThrow(), folder.resolve(kid + ".pem"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(fresh);
    }
}
