package dev.tino.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.kafka.common.config.ConfigDef;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import kafka.server.KafkaConfig;

/** Variables of the environment that somebody reads. */
final class KnownVariables {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");
    private static final Pattern TAKEN = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
    private static final Pattern SET = Pattern.compile("(?m)^(?:%\\w+\\.)?([a-z][\\w.-]*)=");

    /** Of the machine that runs it, be it Java's or the C library's. */
    static final Set<String> OF_PROCESSES = Set.of("PATH", "JAVA_HOME", "JDK_JAVA_OPTIONS", "LANG", "MALLOC_ARENA_MAX");
    /** https://github.com/docker-library/docs/tree/master/postgres, and what database.sql reads. */
    static final Set<String> OF_POSTGRES = Set.of("POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB",
            "POSTGRES_INITDB_ARGS", "POSTGRES_HOST_AUTH_METHOD", "PGDATA", "DATABASE_PASSWORD");
    /** https://github.com/ollama/ollama/blob/main/envconfig/config.go */
    static final Set<String> OF_OLLAMA = Set.of("OLLAMA_HOST", "OLLAMA_KEEP_ALIVE", "OLLAMA_MODELS",
            "OLLAMA_CONTEXT_LENGTH", "OLLAMA_NUM_PARALLEL");
    static final Set<String> OF_COMPOSE = Set.of("COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME");

    private KnownVariables() {
    }

    /** Whatever the mappings of settings and application.properties read, and DATABASE_URL, which stands in neither. */
    static Set<String> ofTino() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("DATABASE_URL"));
        String settings = Files.readString(SETTINGS);
        TAKEN.matcher(settings).results().forEach(found -> known.add(found.group(1)));
        SET.matcher(settings).results().forEach(found -> known.add(variable(found.group(1))));
        for (Class<?> mapping : mappings()) {
            ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet()
                    .forEach(name -> known.add(variable(name)));
        }
        return known;
    }

    private static List<Class<?>> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev"))) {
            return files.map(Path::toString).filter(file -> file.endsWith("Config.class"))
                    .<Class<?>> map(file -> load(CLASSES.relativize(Path.of(file)).toString()))
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class)).toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            String name = file.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.');
            return Class.forName(name, false, KnownVariables.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The image turns KAFKA_A_B into the broker's setting a.b. */
    static boolean isOfKafka(String variable) {
        ConfigDef settings = KafkaConfig.configDef();
        return variable.startsWith("KAFKA_")
                && settings.names().contains(variable.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'));
    }
}
