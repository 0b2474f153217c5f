package dev.tino.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Pattern PRODUCT = Pattern
            .compile("target/(quarkus-app(/(app|lib|quarkus)(/.*)?|/quarkus-run\\.jar)?|[^/]*-runner)");
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
            String path = path(source);
            return sent.stream().anyMatch(line -> covers(line, path)) && Files.exists(project.resolve(path));
        }
        Optional<Stage> stage = file.stage(copy.from().get());
        return stage.isPresent() ? isThere(file, stage.get(), stage.get().absolute(source))
                : isBrought(copy.from().get(), source);
    }

    private static String path(String source) {
        return source.replaceAll("^\\./|/$", "");
    }

    private static boolean covers(String line, String path) {
        return path.equals(line) || path.startsWith(line + "/");
    }

    /** What is sent to the engine though no file copies any of it. */
    List<String> unused(List<Dockerfile> files) {
        List<String> copied = files.stream().flatMap(file -> file.stages().stream()).flatMap(stage -> stage.copies().stream())
                .filter(copy -> copy.from().isEmpty()).flatMap(copy -> copy.sources().stream()).map(BuildProducts::path)
                .toList();
        return sent.stream().filter(line -> copied.stream().noneMatch(path -> covers(line, path))).toList();
    }

    /**
     * Puts into a folder what the image has in its own, from this project and what its build left behind.
     *
     * @return sources that were made on the way, by commands of the file
     */
    List<String> layOut(Dockerfile file, Path folder) throws IOException {
        Stage image = file.image();
        List<String> made = new ArrayList<>();
        for (Copy copy : image.copies()) {
            Path inside = Path.of(image.workdir()).relativize(Path.of(image.absolute(copy.destination())));
            for (String source : copy.sources()) {
                Optional<Path> origin = origins(file, copy, source).map(project::resolve).filter(Files::exists).findFirst();
                if (origin.isEmpty()) {
                    made.add(source);
                } else {
                    boolean isInto = copy.destination().endsWith("/") && Files.isRegularFile(origin.get());
                    Path destination = folder.resolve(inside.toString());
                    link(origin.get(), isInto ? destination.resolve(origin.get().getFileName()) : destination);
                }
            }
        }
        return made;
    }

    private static Stream<String> origins(Dockerfile file, Copy copy, String source) {
        return copy.from().isEmpty() ? Stream.of(path(source))
                : file.stage(copy.from().get()).stream().flatMap(stage -> origins(file, stage, stage.absolute(source)));
    }

    private static Stream<String> origins(Dockerfile file, Stage stage, String path) {
        String relative = Path.of(stage.workdir()).relativize(Path.of(path)).toString();
        return PRODUCT.matcher(relative).matches() ? Stream.of(relative)
                : stage.copies().stream()
                        .flatMap(copy -> copied(stage, copy, path).flatMap(source -> origins(file, copy, source)));
    }

    /** The same bytes at the same times as in the original, and at once. */
    private static void link(Path original, Path link) throws IOException {
        Files.createDirectories(link.getParent());
        if (Files.isRegularFile(original)) {
            Files.createLink(link, original);
            return;
        }
        try (Stream<Path> content = Files.list(original)) {
            for (Path one : content.toList()) {
                link(one, link.resolve(one.getFileName()));
            }
        }
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
