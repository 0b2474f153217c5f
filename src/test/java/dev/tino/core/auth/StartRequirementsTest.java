package dev.tino.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;

class StartRequirementsTest {

    private static final boolean ALONE = true;
    private static final boolean OPERATED = false;

    @TempDir
    Path folder;

    @BeforeEach
    void anEncryptionKeyIsThere() {
        SealingKeys.generate(folder);
    }

    @Test
    void whatIsInOrderOffendsNobody() {
        KeyFolder.generate(folder);

        assertThat(offences(OPERATED, Map.of("tino.admin.email", "ana@example.com", "tino.admin.password", "a good long one")))
                .isEmpty();
    }

    @Test
    void aMissingKeyOffendsOnlyWhereItIsNotMade() {
        assertThat(offences(ALONE, Map.of())).isEmpty();
        assertThat(offences(OPERATED, Map.of())).singleElement().asString()
                .startsWith("tino.auth.keys-directory (TINO_AUTH_KEYS_DIRECTORY): " + folder.toAbsolutePath())
                .contains("holds no key", "openssl genpkey");
    }

    @Test
    void anUnreadableKeyIsNamedAndNotQuoted() throws IOException {
        Files.writeString(folder.resolve("2026.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        assertThat(offences(ALONE, Map.of())).singleElement().asString().contains("2026.pem is not a PKCS#8 PEM file")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void aSymmetricSecretIsRefusedWithTheReasonAndNotQuoted() {
        KeyFolder.generate(folder);

        assertThat(offences(ALONE, Map.of("JWT_SECRET_KEY", "s3cr3t"))).singleElement().asString()
                .startsWith("JWT_SECRET_KEY is symmetric: whoever checks a token with it can make one")
                .doesNotContain("s3cr3t");
    }

    @Test
    void anAdministratorNeedsBothAddressAndPassword() {
        KeyFolder.generate(folder);

        assertThat(offences(ALONE, Map.of("tino.admin.email", "ana@example.com"))).singleElement().asString()
                .startsWith("tino.admin.password (TINO_ADMIN_PASSWORD) is missing");
        assertThat(offences(ALONE, Map.of("tino.admin.password", "a good long one"))).singleElement().asString()
                .startsWith("tino.admin.email (TINO_ADMIN_EMAIL) is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = { "changeme", "ChangeMe", "12345678", "meusegredoaqui", "short" })
    void aPasswordThatEverybodyKnowsOrGuessesIsRefused(String password) {
        KeyFolder.generate(folder);

        assertThat(offences(OPERATED, Map.of("tino.admin.email", "ana@example.com", "tino.admin.password", password)))
                .singleElement().asString().startsWith("tino.admin.password (TINO_ADMIN_PASSWORD) must have 8 to 128");
    }

    @Test
    void onOnesOwnMachineAWellKnownPasswordWillDo() {
        assertThat(offences(ALONE, Map.of("tino.admin.email", "ana@example.com", "tino.admin.password", "changeme"))).isEmpty();
    }

    @Test
    void everyOffenceIsNamedAtOnce() {
        assertThat(offences(OPERATED, Map.of("JWT_SECRET_KEY", "s3cr3t", "tino.admin.email", "ana@example.com")))
                .hasSize(3).anyMatch(offence -> offence.startsWith("tino.auth.keys-directory"))
                .anyMatch(offence -> offence.startsWith("JWT_SECRET_KEY"))
                .anyMatch(offence -> offence.startsWith("tino.admin.password"));
    }

    @Test
    void aMissingEncryptionKeyOffendsOnlyWhereItIsNotMade() throws IOException {
        KeyFolder.generate(folder);
        Files.delete(folder.resolve("encryption.key"));

        assertThat(offences(ALONE, Map.of())).isEmpty();
        assertThat(offences(OPERATED, Map.of())).singleElement().asString()
                .startsWith("ENC_KEY (property tino.crypto.keys) is missing").contains("openssl rand -base64 32");
        assertThat(offences(OPERATED, Map.of("tino.crypto.keys", "cIEfbMbVMnnX4kDLr7JAVCaVbCpOGqYZrk5V5y/ZVh0=")))
                .isEmpty();
    }

    @Test
    void anUnusableEncryptionKeyIsRefusedAnywhereAndNotQuoted() {
        assertThat(offences(ALONE, Map.of("tino.crypto.keys", "s3cr3t"))).singleElement().asString()
                .startsWith("Key 1 of ENC_KEY (property tino.crypto.keys) ").doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = { "api", "worker", "api,worker", "WORKER, api" })
    void rolesAreKnownByTheirNames(String roles) {
        KeyFolder.generate(folder);

        assertThat(offences(OPERATED, Map.of("tino.node.roles", roles))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "both", "api;worker", "api,", "api,scheduler" })
    void anUnknownRoleIsRefused(String roles) {
        assertThat(offences(ALONE, Map.of("tino.node.roles", roles))).singleElement().asString()
                .startsWith("tino.node.roles (TINO_NODE_ROLES) is '" + roles + "'; it must be api, worker or");
    }

    @ParameterizedTest
    @ValueSource(strings = { "worker", "api,worker", "WORKER, api" })
    void nativeCodeIsNoWorker(String roles) {
        assertThat(offences(ALONE, true, Map.of("tino.node.roles", roles))).singleElement().asString()
                .startsWith("tino.node.roles (TINO_NODE_ROLES) must be api here");
    }

    @Test
    void nativeCodeThatIsToldNoRoleDoesNotDropJobsInSilence() {
        assertThat(offences(ALONE, true, Map.of())).singleElement().asString()
                .startsWith("tino.node.roles (TINO_NODE_ROLES) must be api here");
        assertThat(offences(ALONE, true, Map.of("tino.node.roles", "api"))).isEmpty();
    }

    private List<String> offences(boolean alone, Map<String, String> settings) {
        return offences(alone, false, settings);
    }

    private List<String> offences(boolean alone, boolean compiled, Map<String, String> settings) {
        return StartRequirements.offences(folder, alone, compiled, name -> Optional.ofNullable(settings.get(name)));
    }
}
