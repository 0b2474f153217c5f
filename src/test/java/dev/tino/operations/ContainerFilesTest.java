package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.operations.Dockerfile.Stage;

/** What the files for containers say of themselves, without an engine to run them. */
class ContainerFilesTest {

    private static final Path PROJECT = Path.of("");
    private static final Path EXAMPLE = Path.of(".env.example");
    /** The image that is built here. */
    private static final String OWN = "tino";

    @TempDir
    Path folder;

    @Test
    void everyVariableOfAnImageIsKnownToWhoeverRunsInIt() throws Exception {
        Set<String> known = new TreeSet<>(KnownVariables.ofTino());
        known.addAll(KnownVariables.OF_PROCESSES);

        for (Dockerfile file : Dockerfile.all()) {
            assertThat(known).as(file.file().toString())
                    .containsAll(file.stages().stream().flatMap(stage -> stage.environment().keySet().stream()).toList());
        }
    }

    @Test
    void everyVariableOfAServiceIsKnownToItsImage() throws Exception {
        Compose compose = Compose.with(filled());
        Set<String> tino = KnownVariables.ofTino();
        Map<String, Predicate<String>> images = Map.of("tino", name -> tino.contains(name) || name.equals("POSTGRES_PASSWORD"),
                "postgres", KnownVariables.OF_POSTGRES::contains, "apache/kafka", KnownVariables::isOfKafka, "ollama/ollama",
                KnownVariables.OF_OLLAMA::contains);

        Map<String, List<String>> unknown = new TreeMap<>();
        compose.services().forEach((name, service) -> {
            Predicate<String> known = images.get(service.get("image").toString().replaceFirst(":.*", ""));
            unknown.put(name, compose.environment(name).keySet().stream().filter(known.negate()).toList());
        });

        assertThat(unknown).hasSize(7).allSatisfy((name, variables) -> assertThat(variables).isEmpty());
    }

    @Test
    void whatTheExampleSetsIsReadByTinoOrByComposeAndNothingIsMissing() throws Exception {
        Set<String> known = new TreeSet<>(KnownVariables.ofTino());
        known.addAll(Compose.variables());
        known.addAll(KnownVariables.OF_COMPOSE);

        Set<String> set = Compose.environmentFile(EXAMPLE, true).keySet();

        assertThat(known).containsAll(set);
        assertThat(set).containsAll(Compose.variables());
    }

    @Test
    void aVariableThatNobodyReadsIsFound() throws Exception {
        assertThat(KnownVariables.ofTino()).contains("TINO_NODE_ROLES", "TINO_JOBS_KAFKA_REPEAT_AFTER", "ENC_KEY", "MODEL_PATH",
                "TINO_CHAT_MODEL_URL").doesNotContain("TINO_NODE_ROLE", "TINO_PORT", "KAFKA_BROKERS");
        assertThat(KnownVariables.isOfKafka("KAFKA_NODE_ID")).isTrue();
        assertThat(KnownVariables.isOfKafka("KAFKA_NODE_NUMBER")).isFalse();
    }

    @Test
    void everySourceOfACopyIsThereOrMade() throws Exception {
        var products = new BuildProducts(PROJECT);

        for (Dockerfile file : Dockerfile.all()) {
            assertThat(products.missing(file)).as(file.file().toString()).isEmpty();
        }
    }

    @Test
    void whatIsSentToTheEngineIsCopied() throws Exception {
        var products = new BuildProducts(PROJECT);
        Path file = Files.writeString(folder.resolve("Dockerfile.little"), """
                FROM eclipse-temurin:25-jdk
                COPY ./mvnw src/main/java/ ./
                """);

        assertThat(products.unused(Dockerfile.all())).isEmpty();
        assertThat(products.unused(List.of(Dockerfile.read(file)))).containsExactly("pom.xml", "onnx-models");
    }

    @Test
    void aSourceThatNobodyMakesIsFound() throws Exception {
        Path file = Files.writeString(folder.resolve("Dockerfile.wrong"), """
                FROM eclipse-temurin:25-jdk AS build
                WORKDIR /build
                # The tests stay outside.
                COPY pom.xml src/test ./
                COPY onnx-models onnx-models
                RUN ./mvnw -B \\
                    package
                FROM eclipse-temurin:25-jre
                WORKDIR /tino
                COPY --from=build /build/target/quarkus-app/lib/ lib/
                COPY --from=build /build/target/quarkus-app/app.aot /build/target/tino.aot /build/onnx-models/ ./
                COPY --from=nobody /bin/true /bin/true
                """);

        assertThat(new BuildProducts(PROJECT).missing(Dockerfile.read(file))).containsExactly("src/test",
                "/build/target/quarkus-app/app.aot", "/build/target/tino.aot", "/bin/true");
    }

    @Test
    void imagesRunAsNobodyInParticularAndAreAskedForTheirHealth() throws Exception {
        for (Dockerfile file : Dockerfile.all()) {
            Stage image = file.image();

            assertThat(image.arguments("USER")).as(file.file().toString()).last().asString().isNotEqualTo("root")
                    .isNotEqualTo("0");
            assertThat(image.entrypoint()).isNotEmpty();
            assertThat(image.healthcheck()).last().asString().contains("/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} ",
                    "GET /q/health/ready ");
        }
    }

    @Test
    void everyImageIsOfAVersion() throws Exception {
        Set<String> images = new TreeSet<>();
        for (Dockerfile file : Dockerfile.all()) {
            file.stages().stream().map(Stage::base).filter(base -> file.stage(base).isEmpty()).forEach(images::add);
        }
        Compose.with(filled()).services().values().stream().map(service -> service.get("image").toString())
                .filter(image -> !image.equals(OWN)).forEach(images::add);

        assertThat(images).hasSizeGreaterThan(6).allMatch(image -> image.matches(".+:[\\w.-]*\\d[\\w.-]*"));
    }

    @Test
    void oneServiceBuildsTheImageAndAllThatRunItWaitForThatOne() throws Exception {
        var services = Compose.with(filled()).services();
        Map<String, Map<String, Object>> own = new TreeMap<>(services);
        own.values().removeIf(service -> !service.get("image").equals(OWN));

        List<String> builders = services.keySet().stream().filter(name -> services.get(name).containsKey("build")).toList();

        assertThat(builders).hasSize(1);
        assertThat(own).hasSize(3).containsKey(builders.get(0)).allSatisfy((name, service) -> {
            assertThat(service).containsEntry("pull_policy", "never");
            assertThat(name.equals(builders.get(0)) || ((Map<?, ?>) service.get("depends_on")).containsKey(builders.get(0)))
                    .as(name).isTrue();
        });
    }

    @Test
    void theApplicationIsShownToNobodyElseUnlessAskedTo() throws Exception {
        var unset = filled();
        unset.remove("TINO_ADDRESS");
        var everywhere = filled();
        everywhere.put("TINO_ADDRESS", "0.0.0.0");

        assertThat(Compose.with(unset).services().get("api").get("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
        assertThat(Compose.with(everywhere).services().get("api").get("ports")).isEqualTo(List.of("0.0.0.0:8080:8080"));
        assertThat(Compose.with(unset).services().values().stream().filter(service -> service.containsKey("ports"))).hasSize(1);
    }

    @Test
    void whatServicesWaitForTellsWhenItIsThere() throws Exception {
        var services = Compose.with(filled()).services();

        services.forEach((name, service) -> {
            if (service.get("depends_on") instanceof Map<?, ?> others) {
                others.forEach((other, how) -> assertThat(services.get(other)).as(name + " waits for " + other)
                        .satisfies(found -> assertThat(condition(how))
                                .isEqualTo(found.get("healthcheck") instanceof Map<?, ?> check && check.containsKey("test")
                                        ? "service_healthy"
                                        : "service_completed_successfully")));
            }
        });
    }

    private static Object condition(Object how) {
        return ((Map<?, ?>) how).get("condition");
    }

    @Test
    void theRecordedStartHasTheFlagsOfTheImage() throws Exception {
        List<String> flags = Dockerfile.read(Dockerfile.FOLDER.resolve("Dockerfile.jvm")).image().entrypoint();

        String recorded = String.join(" ", flags).replace("-XX:AOTCache=app.aot", "-XX:AOTCacheOutput=\"$cache\"")
                .replace("quarkus-run.jar", "\"$jar\"");

        assertThat(Files.readString(Dockerfile.FOLDER.resolve("train.sh"))).contains(recorded);
    }

    private static Map<String, String> filled() throws Exception {
        Map<String, String> variables = Compose.environmentFile(EXAMPLE, false);
        Stream.of("ENC_KEY", "POSTGRES_PASSWORD", "DATABASE_PASSWORD").forEach(name -> variables.put(name, "made"));
        return variables;
    }
}
