package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.operations.Client.Session;
import dev.tino.testsupport.RunningTino;

/** What an operator does with an installation that has its database in its data folder. */
class OperationsIT {

    @TempDir
    Path folder;

    @Test
    void theFirstAdministratorIsASettingAndACopyOfTheDataFolderIsABackupOfEverything() throws Exception {
        Session session;
        String apiToken;
        try (RunningTino original = RunningTino.in(folder,
                Map.of("TINO_ADMIN_EMAIL", Client.EMAIL, "TINO_ADMIN_PASSWORD", Client.PASSWORD,
                        "ACCESS_TOKEN_EXPIRE_MINUTES", "5"))) {
            var client = new Client(original);
            session = client.logIn();
            assertThat(session.expiresIn()).isEqualTo(300);
            var users = client.get("/api/v1/users", session.accessToken());
            assertThat(users.statusCode()).isEqualTo(200);
            assertThat(Client.json(users).at("/items/0/email").asText()).isEqualTo(Client.EMAIL);
            assertThat(client.post(Client.TRANSACTIONS, session.accessToken(), Client.LINE).statusCode()).isEqualTo(201);
            apiToken = Client.json(client.post("/api/v1/me/api-tokens", session.accessToken(), "{\"name\":\"import\"}"))
                    .get("token").asText();
        }
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        copy(folder.resolve("data"), elsewhere.resolve("data"));

        try (RunningTino restored = RunningTino.in(elsewhere)) {
            var client = new Client(restored);
            for (String token : List.of(session.accessToken(), apiToken)) {
                var rows = client.get(Client.TRANSACTIONS, token);
                assertThat(rows.statusCode()).isEqualTo(200);
                assertThat(Client.json(rows).at("/items/0/description").asText()).isEqualTo("PADARIA SAO JOAO");
            }
            assertThat(client.refresh(session.refreshToken()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aNewerKeySignsAndTheOldOneVerifiesUntilItIsRemoved() throws Exception {
        Path keys = folder.resolve("data/keys");
        Session old;
        try (RunningTino tino = RunningTino.in(folder)) {
            old = new Client(tino).register();
        }
        Path oldKey = keys.resolve(old.kid() + ".pem");
        assertThat(oldKey).exists();
        KeyFolder.generate(keys);
        String newest = KeyFolder.load(keys).currentId();
        assertThat(newest).isNotEqualTo(old.kid());

        Session renewed;
        try (RunningTino tino = RunningTino.in(folder)) {
            var client = new Client(tino);
            assertThat(client.get("/api/v1/me", old.accessToken()).statusCode()).isEqualTo(200);
            renewed = Client.session(client.refresh(old.refreshToken()), 200);
            assertThat(renewed.kid()).isEqualTo(newest);
            assertThat(client.logIn().kid()).isEqualTo(newest);
        }

        Files.delete(oldKey);
        try (RunningTino tino = RunningTino.in(folder)) {
            var client = new Client(tino);
            assertThat(client.get("/api/v1/me", old.accessToken()).statusCode()).isEqualTo(401);
            assertThat(client.refresh(old.refreshToken()).statusCode()).isEqualTo(401);
            assertThat(client.get("/api/v1/me", renewed.accessToken()).statusCode()).isEqualTo(200);
            assertThat(client.refresh(renewed.refreshToken()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tlsAndTheLogFileAreSettings() throws Exception {
        Path store = folder.resolve("tls.p12");
        assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "tino", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1",
                "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "for this test")
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start().waitFor()).isZero();
        Path log = folder.resolve("logs/tino.log");

        try (RunningTino tino = RunningTino.in(folder,
                Map.of("QUARKUS_TLS_KEY_STORE_P12_PATH", store.toString(), "QUARKUS_TLS_KEY_STORE_P12_PASSWORD",
                        "for this test", "QUARKUS_HTTP_INSECURE_REQUESTS", "disabled", "QUARKUS_LOG_FILE_ENABLED", "true",
                        "QUARKUS_LOG_FILE_PATH", log.toString(), "QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE", "1K",
                        "QUARKUS_LOG_FILE_ROTATION_MAX_BACKUP_INDEX", "3"),
                "-Dquarkus.http.ssl-port=0")) {
            var http = HttpClient.newBuilder().sslContext(trusting(store)).build();
            var secured = tino.uri("/q/health/ready");
            assertThat(secured.getScheme()).isEqualTo("https");
            assertThat(http.send(HttpRequest.newBuilder(secured).build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);

            var plain = HttpRequest.newBuilder(URI.create(secured.toString().replace("https:", "http:"))).build();
            assertThat(catchThrowable(() -> http.send(plain, BodyHandlers.ofString()))).isInstanceOf(IOException.class);
            assertThat(tino.log()).contains("Listening on: https://").doesNotContain("http://");
        }
        try (Stream<Path> files = Files.list(log.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).toList()).hasSizeBetween(2, 4)
                    .contains("tino.log", "tino.log.1");
        }
        assertThat(Files.readString(log)).contains("tino stopped in");
    }

    /** As {@code cp -a} does. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static SSLContext trusting(Path store) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates(KeyStore.getInstance(store.toFile(), "for this test".toCharArray())));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What the key proves to be is what to trust. */
    private static KeyStore certificates(KeyStore keys) throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("tino", keys.getCertificate("tino"));
        return certificates;
    }
}
