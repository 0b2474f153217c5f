package dev.tino.core.audit.request.redaction;

import java.util.List;

/** How much of a body is written down. */
enum BodyPolicy {
    /** Not even its size: it holds passwords, or is about a person. */
    NOTHING,
    /** Field names and sizes. */
    SHAPE,
    /** Everything but secrets. */
    CONTENT;

    private static final List<String> PRIVATE = List.of("/api/v1/auth", "/api/v1/me", "/api/v1/users");

    /**
     * The policy of a place.
     *
     * @param place template of the route, or the normalized path where no route matched
     */
    static BodyPolicy of(String place, List<LoggedContent> logged) {
        // Asked several times a request: loops cost less than streams.
        for (String prefix : PRIVATE) {
            if (isBelow(place, prefix)) {
                return NOTHING;
            }
        }
        for (LoggedContent content : logged) {
            if (isBelow(place, content.prefix())) {
                return CONTENT;
            }
        }
        return SHAPE;
    }

    static boolean isBelow(String place, String prefix) {
        return place.startsWith(prefix) && (place.length() == prefix.length() || place.charAt(prefix.length()) == '/'
                || place.charAt(prefix.length()) == ';');
    }
}
