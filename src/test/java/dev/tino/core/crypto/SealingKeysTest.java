package dev.tino.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealingKeysTest {

    private static final String ONE = "0xPMs1zhSz4jcgVTuPb+RW/AKKnd1sGxMvwRRRkKOUg=";
    private static final String OTHER = "cIEfbMbVMnnX4kDLr7JAVCaVbCpOGqYZrk5V5y/ZVh0=";

    @TempDir
    Path folder;

    @Test
    void theFirstOfTheSettingSealsAndAllOpen() {
        KeyRing ring = load(ONE + " , " + OTHER);

        assertThat(ring.currentId()).isEqualTo(load(ONE).currentId());
        assertThat(ring.ids()).containsExactlyInAnyOrder(load(ONE).currentId(), load(OTHER).currentId());
    }

    @Test
    void bothAlphabetsAreReadWithOrWithoutPadding() {
        assertThat(load(ONE.replace('+', '-').replace('/', '_').replace("=", "")).currentId())
                .isEqualTo(load(ONE).currentId());
    }

    @Test
    void withoutTheSettingTheFileIsReadWhoseFirstLineSeals() throws IOException {
        Files.writeString(folder.resolve("encryption.key"), OTHER + "\r\n" + ONE + "\n");

        KeyRing ring = SealingKeys.load(Optional.of(" "), folder);

        assertThat(SealingKeys.areThere(Optional.empty(), folder)).isTrue();
        assertThat(ring.currentId()).isEqualTo(load(OTHER).currentId());
        assertThat(ring.ids()).hasSize(2);
    }

    @Test
    void theSettingComesBeforeTheFile() {
        SealingKeys.generate(folder);

        assertThat(load(ONE).ids()).hasSize(1);
    }

    @Test
    void aGeneratedKeyIsNobodyElsesToRead() throws IOException {
        assertThat(SealingKeys.areThere(Optional.empty(), folder)).isFalse();

        SealingKeys.generate(folder);

        assertThat(SealingKeys.load(Optional.empty(), folder).ids()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("encryption.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({ "hunter2!, is not base64", "aHVudGVyMg==, 'has 7 bytes, not 32'",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, is not random",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, is not random",
            "cGFzc3dvcmRwYXNzd29yZHBhc3N3b3JkcGFzc3dvcmQ=, is not random", ONE + ", stands there already",
            "'', 'has 0 bytes, not 32'" })
    void aKeyThatIsNoneIsToldByItsPlaceAndNotQuoted(String key, String fault) {
        assertThatThrownBy(() -> load(ONE + "," + key)).isInstanceOf(IllegalStateException.class).hasNoCause()
                .hasMessage("Key 2 of ENC_KEY (property tino.crypto.keys) " + fault);
    }

    @Test
    void aFileWithoutKeysIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("encryption.key"), "\n");

        assertThatThrownBy(() -> SealingKeys.load(Optional.empty(), folder)).isInstanceOf(IllegalStateException.class)
                .hasMessage("Key 1 of " + file + " has 0 bytes, not 32");
    }

    private KeyRing load(String keys) {
        return SealingKeys.load(Optional.of(keys), folder);
    }
}
