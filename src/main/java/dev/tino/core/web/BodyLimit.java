package dev.tino.core.web;

import java.util.regex.Pattern;

/**
 * How large a request body a route takes. Domains contribute one bean for each route that needs more than the
 * {@link BodyLimits#DEFAULT_BYTES default}.
 *
 * @param path the exact path, with a {@code *} for each segment that is a parameter
 * @param contentType beginning of the content type that this limit is for, or null for any
 * @param bytes the most bytes, or {@link #UNLIMITED}
 */
public record BodyLimit(Pattern path, String contentType, long bytes) {

    /** For bodies that are read as a stream and never held. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public BodyLimit(String path, String contentType, long bytes) {
        this(Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]+\\Q")), contentType, bytes);
    }

    boolean appliesTo(String requestPath, String requestContentType) {
        return path.matcher(requestPath).matches() && (contentType == null
                || requestContentType != null
                        && requestContentType.regionMatches(true, 0, contentType, 0, contentType.length()));
    }
}
