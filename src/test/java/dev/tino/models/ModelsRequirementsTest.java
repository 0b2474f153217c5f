package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.error.StartupRefused;

class ModelsRequirementsTest {

    private static final String FOLDER = "tino.models.import-path";

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(FOLDER);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        System.setProperty(FOLDER, folder.resolve("models").toString());

        assertThatThrownBy(ModelsRequirements::check).isInstanceOf(StartupRefused.class)
                .hasMessageContaining(FOLDER + " (MODEL_PATH) is " + folder.resolve("models"));
    }

    @Test
    void aFolderThatIsThereOrNoneIsFine() {
        assertThatCode(ModelsRequirements::check).doesNotThrowAnyException();
        System.setProperty(FOLDER, folder.toString());

        assertThatCode(ModelsRequirements::check).doesNotThrowAnyException();
    }
}
