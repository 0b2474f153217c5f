package dev.tino.core.web;

import java.net.URI;
import java.net.URISyntaxException;

/** The addresses of pages. What is not one of them is data, for programs. */
public final class PagePath {

    public static final String HOME = "/";
    public static final String LOGIN = "/login";
    /** What all other pages stand under. */
    public static final String ROOT = "/ui";

    private static final String UNDER = ROOT + "/";
    private static final String ASSETS = "/ui/assets/";

    private PagePath() {
    }

    /**
     * Whether a page stands at an address.
     *
     * @param path as {@link RequestPath#of} spells it
     */
    public static boolean isOne(String path) {
        return path.startsWith(UNDER) && !path.startsWith(ASSETS) || path.equals(HOME) || path.equals(LOGIN);
    }

    /** Whether a file stands at an address that pages load. */
    public static boolean isAsset(String path) {
        return path.startsWith(ASSETS) || path.startsWith("/webjars/");
    }

    /** Where to go back to: an address of a page with its query, or the first page for anything else. */
    public static String orHome(String address) {
        if (address == null || !address.startsWith(UNDER) || address.startsWith(ASSETS) || address.indexOf('\\') >= 0
                || address.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            return HOME;
        }
        return isUri(address) ? address : HOME;
    }

    private static boolean isUri(String address) {
        try {
            return new URI(address).getRawPath() != null;
        } catch (URISyntaxException typed) {
            return false;
        }
    }
}
