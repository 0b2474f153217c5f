package dev.tino.operations;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tino.operations.Dockerfile.Copy;
import dev.tino.operations.Dockerfile.Stage;

/** Where what an image copies comes from. */
final class BuildProducts {

    /** What a Maven build leaves behind. */
    private static final Pattern PRODUCT = Pattern.compile("target/(quarkus-app(/.*)?|[^/]*-runner)");
    /** What images bring along. */
    private static final Map<String, String> BROUGHT = Map.of("eclipse-temurin", "/opt/java/openjdk");

    private final Path project;
    private final List<String> sent;

    BuildProducts(Path project) throws IOException {
        this.project = project;
        // Everything is kept back but for what follows.
        List<String> lines = Files.readAllLines(project.resolve(".dockerignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        if (!lines.get(0).equals("*") || !lines.stream().skip(1).allMatch(line -> line.startsWith("!"))) {
            throw new IllegalStateException(".dockerignore keeps back more than this test understands");
        }
        sent = lines.stream().skip(1).map(line -> line.substring(1)).toList();
    }

    /** Sources of a file's copies that nobody makes. */
    List<String> missing(Dockerfile file) {
        return file.stages().stream().flatMap(stage -> stage.copies().stream())
                .flatMap(copy -> copy.sources().stream().filter(source -> !isThere(file, copy, source))).toList();
    }

    private boolean isThere(Dockerfile file, Copy copy, String source) {
        if (copy.from().isEmpty()) {
            String path = source.replaceAll("^\\./|/$", "");
            return isSent(path) && (PRODUCT.matcher(path).matches() || Files.exists(project.resolve(path)));
        }
        Optional<Stage> stage = file.stage(copy.from().get());
        return stage.isPresent() ? isThere(file, stage.get(), stage.get().absolute(source))
                : isBrought(copy.from().get(), source);
    }

    private boolean isSent(String path) {
        return sent.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/")
                || FileSystems.getDefault().getPathMatcher("glob:" + one).matches(Path.of(path)));
    }

    /** Copied into the stage, made by one of its commands or part of its base. */
    private boolean isThere(Dockerfile file, Stage stage, String path) {
        return isBrought(stage.base(), path) || stage.arguments("RUN").anyMatch(makes(stage, path))
                || stage.copies().stream().anyMatch(copy -> copied(stage, copy, path)
                        .anyMatch(source -> isThere(file, copy, source)))
                || file.stage(stage.base()).filter(base -> isThere(file, base, path)).isPresent();
    }

    private static boolean isBrought(String image, String path) {
        String known = BROUGHT.get(image.replaceFirst(":.*", ""));
        return known != null && Path.of(path).startsWith(known);
    }

    private static Predicate<String> makes(Stage stage, String path) {
        String relative = Path.of(stage.workdir()).relativize(Path.of(path)).toString();
        boolean isProduct = PRODUCT.matcher(relative).matches();
        return command -> isProduct ? command.contains("mvnw") && command.contains(" package")
                : List.of(command.split("[\\s\"':;]+")).stream().anyMatch(word -> word.equals(relative) || word.equals(path));
    }

    /** What of a copy's sources ends up at a path: a folder's content, or a file under its name. */
    private static Stream<String> copied(Stage stage, Copy copy, String path) {
        Path destination = Path.of(stage.absolute(copy.destination()));
        if (!Path.of(path).startsWith(destination)) {
            return Stream.empty();
        }
        String rest = destination.relativize(Path.of(path)).toString();
        return copy.sources().stream()
                .map(source -> rest.isEmpty() || source.endsWith("/" + rest) ? source : Path.of(source, rest).toString());
    }
}
