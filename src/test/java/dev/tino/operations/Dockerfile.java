package dev.tino.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a file tells an image's builder, stage by stage. Commands must be JSON arrays.
 *
 * @param stages in their order; the last one is the image
 */
record Dockerfile(Path file, List<Stage> stages) {

    static final Path FOLDER = Path.of("src", "main", "docker");

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(\"[^\"]*\"|\\S*)");
    private static final Pattern COMMAND = Pattern.compile("CMD\\s+(\\[.*])");

    /** @param name null when it has none */
    record Stage(String name, String base, List<Instruction> instructions) {

        Stream<String> arguments(String instruction) {
            return instructions.stream().filter(one -> one.name().equals(instruction)).map(Instruction::arguments);
        }

        String workdir() {
            return arguments("WORKDIR").reduce("/", (before, last) -> last);
        }

        /** Where a path of an instruction leads to. */
        String absolute(String path) {
            return Path.of(workdir()).resolve(path).normalize().toString();
        }

        Map<String, String> environment() {
            Map<String, String> variables = new LinkedHashMap<>();
            arguments("ENV").map(ASSIGNMENT::matcher).flatMap(Matcher::results)
                    .forEach(found -> variables.put(found.group(1), found.group(2).replaceAll("^\"|\"$", "")));
            return variables;
        }

        List<Copy> copies() {
            return Stream.concat(arguments("COPY"), arguments("ADD")).map(Copy::of).toList();
        }

        List<String> entrypoint() {
            return array(arguments("ENTRYPOINT").findFirst().orElseThrow());
        }

        List<String> healthcheck() {
            Matcher command = COMMAND.matcher(arguments("HEALTHCHECK").findFirst().orElseThrow());
            if (!command.find()) {
                throw new IllegalStateException("HEALTHCHECK without a CMD");
            }
            return array(command.group(1));
        }

        private static List<String> array(String json) {
            try {
                return List.of(new ObjectMapper().readValue(json, String[].class));
            } catch (IOException malformed) {
                throw new IllegalStateException(json, malformed);
            }
        }
    }

    record Instruction(String name, String arguments) {
    }

    /** @param from a stage or an image; empty for the project */
    record Copy(Optional<String> from, List<String> sources, String destination) {

        static Copy of(String arguments) {
            List<String> words = List.of(arguments.strip().split("\\s+"));
            List<String> paths = words.stream().filter(word -> !word.startsWith("--")).toList();
            return new Copy(
                    words.stream().filter(word -> word.startsWith("--from=")).map(word -> word.substring(7)).findFirst(),
                    paths.subList(0, paths.size() - 1), paths.get(paths.size() - 1));
        }
    }

    static List<Dockerfile> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Dockerfile> all = new ArrayList<>();
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("Dockerfile.")).sorted().toList()) {
                all.add(read(file));
            }
            return all;
        }
    }

    static Dockerfile read(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R", " ");
        List<Stage> stages = new ArrayList<>();
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            String[] parts = line.split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                String[] from = parts[1].split("\\s+(?i:AS)\\s+");
                stages.add(new Stage(from.length > 1 ? from[1] : null, from[0], new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(file, stages);
    }

    Stage image() {
        return stages.get(stages.size() - 1);
    }

    Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> name.equals(stage.name())).findFirst();
    }
}
