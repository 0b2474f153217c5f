package dev.tino.compat;

import java.util.regex.Pattern;

/**
 * A route of an older system.
 *
 * @param path as that system has it, with {@code {name}} for a segment that is a parameter
 * @param access {@code public}, {@code user}, {@code company} or {@code admin}
 * @param successor Tino's own route that replaces it
 * @param target the path of the resource that answers
 */
public record LegacyRoute(LegacySystem system, String method, String path, String access, String successor, String target,
        Pattern pattern) {

    /** Where the resource behind the very first address stands: Tino has a page there. */
    private static final String HOME = "/compat/home";

    static LegacyRoute parse(LegacySystem system, String line) {
        String[] columns = line.trim().split("\\s+");
        String path = columns[1];
        String target = columns.length > 4 ? columns[4] : path.equals("/") ? HOME : path;
        return new LegacyRoute(system, columns[0], path, columns[2], columns[3], system.root() + target,
                Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")));
    }

    boolean isPublic() {
        return access.equals("public");
    }

    boolean isAlias() {
        return !target.equals(system.root() + path) && !target.endsWith(HOME);
    }

    boolean matches(String requestMethod, String requestPath) {
        return method.equals(requestMethod) && pattern.matcher(requestPath).matches();
    }

    /** The address of the resource for a request to this route: where a parameter ends the path, it is kept. */
    String address(String requestPath) {
        int parameter = target.indexOf('{');
        return parameter < 0 ? target
                : target.substring(0, parameter) + requestPath.substring(requestPath.lastIndexOf('/') + 1);
    }
}
