package dev.tino.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;

/** {@code compose.yaml} as it reads with the variables of a file like {@code .env}. */
final class Compose {

    static final Path FILE = Dockerfile.FOLDER.resolve("compose.yaml");

    /** With what stands for it when it is not set, or what is told then. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    private final Map<String, Map<String, Object>> services;

    private Compose(Map<String, Map<String, Object>> services) {
        this.services = services;
    }

    /** @throws IllegalStateException when a variable is not set and nothing stands for it */
    static Compose with(Map<String, String> variables) throws IOException {
        String text = variable().replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2),
                found.group(3), variables))).replace("$$", "$");
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
        return new Compose(file.get("services"));
    }

    private static Matcher variable() throws IOException {
        return VARIABLE.matcher(Files.readString(FILE));
    }

    private static String value(String name, String otherwise, String text, Map<String, String> variables) {
        String value = variables.getOrDefault(name, "");
        if (!value.isEmpty()) {
            return value;
        }
        if ("-".equals(otherwise)) {
            return text;
        }
        throw new IllegalStateException(name + " is not set");
    }

    /** Names of what it takes from outside. */
    static List<String> variables() throws IOException {
        return variable().results().map(found -> found.group(1)).distinct().toList();
    }

    /** Lines {@code NAME=value}, those too that are there to be uncommented. */
    static Map<String, String> environmentFile(Path file, boolean commented) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        Pattern line = Pattern.compile((commented ? "#?" : "") + "([A-Z_]+)=(.*)");
        for (String text : Files.readAllLines(file)) {
            Matcher found = line.matcher(text);
            if (found.matches()) {
                variables.put(found.group(1), found.group(2));
            }
        }
        return variables;
    }

    Map<String, Map<String, Object>> services() {
        return services;
    }

    Map<String, String> environment(String service) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (services.get(service).get("environment") instanceof Map<?, ?> set) {
            set.forEach((name, value) -> variables.put(name.toString(), value.toString()));
        }
        return variables;
    }

    List<String> entrypoint(String service) {
        return ((List<?>) services.get(service).get("entrypoint")).stream().map(Object::toString).toList();
    }
}
