package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.StartupRefused;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void aNewOneIsItsOwnersAlone() throws IOException {
        DataFolder folder = DataFolder.create(parent.resolve("a/b"));

        assertThat(permissions(folder.root())).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = { "rwxrwxrwx", "rwxr-xr-x" })
    void anEmptyOneBecomesItsOwnersAlone(String permissions) throws IOException {
        Path path = folder(permissions);

        DataFolder.create(path);

        assertThat(permissions(path)).isEqualTo("rwx------");
    }

    @Test
    void oneThatATinoUsedBecomesItsOwnersAlone() throws IOException {
        Path path = folder("rwxrwxrwx");
        Files.createFile(path.resolve("tino.lock"));
        Files.createDirectory(path.resolve("postgres"));

        DataFolder.create(path);

        assertThat(permissions(path)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = { "rwxrwxr-x", "rwxr-xrwx" })
    void oneOfOtherThingsThatOthersMayWriteIsRefusedAndLeftAsItIs(String permissions) throws IOException {
        Path path = folder(permissions);
        Files.createFile(path.resolve("letter.txt"));

        assertThatThrownBy(() -> DataFolder.create(path)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("Others may write into the data folder " + path.toRealPath());

        assertThat(permissions(path)).isEqualTo(permissions);
    }

    @Test
    void oneOfOtherThingsThatOthersMayOnlyReadIsLeftAsItIs() throws IOException {
        Path path = folder("rwxr-xr-x");
        Files.createFile(path.resolve("letter.txt"));

        DataFolder.create(path);

        assertThat(permissions(path)).isEqualTo("rwxr-xr-x");
    }

    private Path folder(String permissions) throws IOException {
        Path path = Files.createDirectory(parent.resolve("data"));
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
