package dev.tino.books.scraping.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * References resolved and paths written as <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986</a> says;
 * {@link URI#resolve} follows its forerunner, which takes the file's name from "?page=2" and leaves "/../" at the top.
 */
final class Reference {

    private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    private Reference() {
    }

    /** @param base whose path begins at the top */
    static URI resolve(URI base, URI reference) throws URISyntaxException {
        String path = reference.getRawPath();
        if (reference.isOpaque()) {
            return reference;
        }
        if (reference.getScheme() != null || reference.getRawAuthority() != null) {
            String scheme = reference.getScheme() == null ? base.getScheme() : reference.getScheme();
            return of(scheme, reference.getRawAuthority(), path, reference.getRawQuery());
        }
        if (path.isEmpty()) {
            String query = reference.getRawQuery() == null ? base.getRawQuery() : reference.getRawQuery();
            return of(base.getScheme(), base.getRawAuthority(), base.getRawPath(), query);
        }
        String folder = base.getRawPath().substring(0, base.getRawPath().lastIndexOf('/') + 1);
        return of(base.getScheme(), base.getRawAuthority(), path.startsWith("/") ? path : folder + path,
                reference.getRawQuery());
    }

    private static URI of(String scheme, String authority, String path, String query) throws URISyntaxException {
        return new URI(scheme + ":" + (authority == null ? "" : "//" + authority) + withoutDots(path)
                + (query == null ? "" : "?" + query));
    }

    /** Nothing lies above the top; a dot may be written as an escape. */
    private static String withoutDots(String path) {
        String[] segments = DOT.matcher(path).replaceAll(".").split("/", -1);
        List<String> kept = new ArrayList<>();
        for (int i = 1; i < segments.length; i++) {
            boolean isUp = segments[i].equals("..");
            if (isUp && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!isUp && !segments[i].equals(".")) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
