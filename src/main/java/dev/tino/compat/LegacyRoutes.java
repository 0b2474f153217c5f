package dev.tino.compat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every route of the older systems, as the tables in {@code compat/} list them: method, path, access, the route that
 * replaces it, and for a second name the path that it stands for.
 */
final class LegacyRoutes {

    private static final String API = "/api/v1/";
    private static final String PROXIED = "/api/";
    private static final List<LegacyRoute> ALL = Arrays.stream(LegacySystem.values()).flatMap(LegacyRoutes::read).toList();
    /** By their first segments, so that Tino's own requests are let through at once. */
    private static final Map<String, List<LegacyRoute>> BY_SEGMENT = ALL.stream()
            .collect(Collectors.groupingBy(route -> firstSegment(route.path())));

    private LegacyRoutes() {
    }

    static List<LegacyRoute> all() {
        return ALL;
    }

    /** Whether any of the systems may have something at that path. */
    static boolean mayHold(String path) {
        return BY_SEGMENT.containsKey(firstSegment(path));
    }

    /** The routes that a request may mean, one of each system at most, in the order of the systems. */
    static List<LegacyRoute> of(String method, String path) {
        List<LegacyRoute> found = near(path).stream().filter(route -> route.matches(method, path)).toList();
        LegacyRoute behindProxy = found.isEmpty() && path.startsWith(PROXIED) ? finance(method, path) : null;
        return behindProxy == null ? found : List.of(behindProxy);
    }

    /** The route of the finance system, or null; its front end's proxy takes {@code /api} away, so that it may be there. */
    static LegacyRoute finance(String method, String path) {
        String own = path.startsWith(PROXIED) && !path.startsWith(API) ? path.substring(PROXIED.length() - 1) : path;
        return near(path).stream().filter(route -> route.system() == LegacySystem.FINANCE)
                .filter(route -> route.matches(method, path) || route.matches(method, own)).findFirst().orElse(null);
    }

    private static List<LegacyRoute> near(String path) {
        return BY_SEGMENT.getOrDefault(firstSegment(path), List.of());
    }

    /** The one behind {@code /api/v1/} or {@code /api/} where there is that. */
    private static String firstSegment(String path) {
        int from = path.startsWith(API) ? API.length() : path.startsWith(PROXIED) ? PROXIED.length() : 1;
        int end = path.indexOf('/', from);
        return path.substring(Math.min(from, path.length()), end < 0 ? path.length() : end);
    }

    private static Stream<LegacyRoute> read(LegacySystem system) {
        try (var table = LegacyRoutes.class.getResourceAsStream(system.table());
                var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> LegacyRoute.parse(system, line)).toList().stream();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
