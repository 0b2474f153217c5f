package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.database.ExternalPostgres;
import dev.tino.operations.Client.Session;
import dev.tino.operations.Dockerfile.Stage;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Jdk25;
import dev.tino.testsupport.RunningBroker;
import dev.tino.testsupport.RunningTino;

/**
 * What compose.yaml runs, without an engine: its environment, the commands of the image, and the first steps that
 * .env.example tells a newcomer. Hosts and folders of containers become this machine's.
 */
@EnabledIf("dev.tino.operations.RefusedStartIT#isTheContainersBuild")
class ContainersIT {

    private static final String JOBS = "/api/v1/finance/classification-jobs";
    private static final Pattern STATEMENT = Pattern.compile("(?m)^[a-z].*;$");

    @TempDir
    static Path folder;

    static Stage image;
    static Path application;
    static Compose compose;
    static Map<String, String> variables;
    static ExternalPostgres postgres;
    static RunningBroker broker;
    static Path keys;
    static int port;
    static RunningTino api;
    static RunningTino worker;

    @BeforeAll
    static void asANewcomerStartsIt() throws Exception {
        Dockerfile file = Dockerfile.read(Dockerfile.FOLDER.resolve("Dockerfile.jvm"));
        image = file.image();
        application = Files.createDirectory(folder.resolve("application"));
        assertThat(new BuildProducts(Path.of("").toAbsolutePath()).layOut(file, application)).containsExactly("/tino/app.aot");
        variables = environmentFile();
        compose = Compose.with(variables);
        var brokerStarts = CompletableFuture.supplyAsync(() -> RunningBroker.startIn(folder.resolve("broker")));
        postgres = ExternalPostgres.startIn(folder.resolve("database"));
        makeDatabase();
        broker = brokerStarts.get();
        keys = Files.createDirectory(folder.resolve("keys"));
        assertThat(run(compose.entrypoint("keys"))).isZero();
        port = freePort();
        assertThat(healthchecks()).hasSize(2).doesNotContain(0);
        var workerStarts = CompletableFuture.supplyAsync(() -> start("worker", 0));
        api = start("api", port);
        worker = workerStarts.get();
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable one : new AutoCloseable[] { api, worker, broker, postgres }) {
            if (one != null) {
                one.close();
            }
        }
    }

    @Test
    void isHealthyAndAnswersAndLetsTheOtherNodeWork() throws Exception {
        var client = new Client(api);
        Session session = client.register();

        var submitted = client.post(JOBS, session.accessToken(), Client.LINES);

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        String job = "/api/v1/jobs/" + Client.json(submitted).get("jobId").asText();
        JsonNode done = Awaiting.until(() -> json(client, job, session), found -> !"pending".equals(status(found))
                && !"running".equals(status(found)));
        assertThat(status(done)).as(done.toString()).isEqualTo("completed");
        assertThat(new Client(worker).get(job, session.accessToken()).statusCode()).isEqualTo(404);
        assertThat(healthchecks()).containsExactly(0, 0);
    }

    @Test
    void theAdministratorOfTheExampleLogsInAndTheKeyThatWasMadeSigns() throws Exception {
        var answer = new Client(api).post("/api/v1/auth/login", null,
                Client.credentials(variables.get("TINO_ADMIN_EMAIL"), variables.get("TINO_ADMIN_PASSWORD")));

        assertThat(keys.resolve(Client.session(answer, 200).kid() + ".pem")).exists();
        assertThat(run(compose.entrypoint("keys"))).isZero();
        assertThat(keys).isDirectoryContaining("glob:**.pem").satisfies(made -> assertThat(made.toFile().list()).hasSize(1));
    }

    @Test
    void nothingIsAmissInWhatTheNodesTell() {
        assertThat(List.of(api.log(), worker.log())).allSatisfy(log -> assertThat(log)
                .contains("Serving finance.transactions version 1")
                .doesNotContain(" ERROR ", "Nobody may send SQL", "it stays as it is", "is left out"));
    }

    @Test
    void aStartGoesOnFromTheRecordedOne() throws Exception {
        Optional<Path> jdk = Jdk25.find();
        assumeThat(jdk).as("a JDK 25").isPresent();
        record(jdk.get());
        List<String> flags = flags();
        // Rather none than one without it.
        flags.add("-XX:AOTMode=on");

        try (RunningTino tino = start(jdk.get(), "api", flags)) {
            assertThat(tino.log()).contains("Serving finance.transactions version 1");
        }
    }

    /** As the image is built. */
    private static void record(Path jdk) throws Exception {
        try (var database = ExternalPostgres.startIn(folder.resolve("training"))) {
            var builder = new ProcessBuilder("bash", Dockerfile.FOLDER.resolve("train.sh").toAbsolutePath().toString(),
                    "app.aot", "quarkus-run.jar").directory(application.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("training.log").toFile());
            builder.environment().put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
            builder.environment().put("DATABASE_URL", database.url());
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));

            int ended = builder.start().waitFor();

            assertThat(ended).as(Files.readString(folder.resolve("training.log"))).isZero();
        }
    }

    /** By the command that stands in the example. */
    private static Map<String, String> environmentFile() throws Exception {
        String example = Files.readString(Path.of(".env.example"));
        Files.writeString(folder.resolve(".env.example"), example);
        String command = example.substring(example.indexOf("umask"), example.indexOf(">.env\n") + 5).replaceAll("(?m)^# *", "");
        assertThat(run(List.of("sh", "-ec", command))).isZero();
        return Compose.environmentFile(folder.resolve(".env"), false);
    }

    /** As PostgreSQL's image does, but for the client that it has. */
    private static void makeDatabase() throws IOException {
        String sql = Files.readString(Dockerfile.FOLDER.resolve("database.sql")).replace(":'password'",
                "'" + variables.get("DATABASE_PASSWORD") + "'");
        postgres.makeAnew(STATEMENT.matcher(sql).results().map(found -> found.group()).toList());
    }

    private static RunningTino start(String service, int port) {
        List<String> flags = flags();
        // The image has a JDK that knows them all.
        flags.add(0, "-XX:+IgnoreUnrecognizedVMOptions");
        flags.add("-Dquarkus.http.port=" + port);
        return start(Path.of(System.getProperty("java.home")), service, flags);
    }

    private static RunningTino start(Path jdk, String service, List<String> flags) {
        return RunningTino.by(jdk, Path.of("quarkus-run.jar"), application, environment(service),
                flags.toArray(String[]::new));
    }

    /** Those of the image. */
    private static List<String> flags() {
        List<String> command = image.entrypoint();
        assertThat(command.get(0)).isEqualTo("java");
        assertThat(command.subList(command.size() - 2, command.size())).containsExactly("-jar", "quarkus-run.jar");
        return new ArrayList<>(command.subList(1, command.size() - 2));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> environment(String service) {
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(variables);
        environment.putAll(compose.environment(service));
        environment.replaceAll((name, value) -> value.replace("@postgres:5432", "@127.0.0.1:" + postgres.port())
                .replace("kafka:9092", broker.address()).replace("/tino/keys", keys.toString()));
        return environment;
    }

    /** How those of all images end; they are the shell's, whatever runs in the image. */
    private static List<Integer> healthchecks() throws Exception {
        List<Integer> ended = new ArrayList<>();
        for (Dockerfile file : Dockerfile.all()) {
            ended.add(run(file.image().healthcheck()));
        }
        return ended;
    }

    private static int run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("commands.log").toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("TINO_AUTH_KEYS_DIRECTORY", String.valueOf(keys));
        return builder.start().waitFor();
    }

    private static JsonNode json(Client client, String path, Session session) {
        try {
            return Client.json(client.get(path, session.accessToken()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(JsonNode job) {
        return job.path("status").asText();
    }
}
