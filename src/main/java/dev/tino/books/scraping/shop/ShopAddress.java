package dev.tino.books.scraping.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where a shop is: one scheme, host and port. What lies elsewhere is not the shop's. */
public final class ShopAddress {

    static final int LONGEST = 1_024;

    /** What an address may hold beside letters and digits, percent escapes included. */
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private final URI front;

    /** @param front its front page, http or https */
    public ShopAddress(URI front) {
        if (!front.isAbsolute() || front.getHost() == null || !front.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                || front.getRawUserInfo() != null || front.getRawQuery() != null || front.getRawFragment() != null) {
            throw new IllegalArgumentException("an http or https address of a host, without user, query and fragment");
        }
        String path = front.getRawPath();
        try {
            this.front = Reference.resolve(front, path.endsWith("/") ? front : new URI(front + "/"));
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** The front page. */
    public URI front() {
        return front;
    }

    /** Where its rules for robots are. */
    public URI robots() {
        return front.resolve("/robots.txt");
    }

    /**
     * The address that a link leads to, without a fragment.
     *
     * @param page where the link stands
     * @throws Unreadable when it is none, or leads elsewhere
     */
    public URI resolve(URI page, String link) {
        URI address = absolute(page, link);
        if (!isHere(address)) {
            throw new Unreadable("leads elsewhere: %s", shortened(link));
        }
        return address;
    }

    /** Any http address, wherever it is. */
    static URI absolute(URI page, String link) {
        try {
            String path = legal(link.strip());
            int fragment = path.indexOf('#');
            path = fragment < 0 ? path : path.substring(0, fragment);
            URI address = Reference.resolve(page, new URI(path));
            if (address.isOpaque() || address.getHost() == null || !address.getScheme().matches("(?i)https?")
                    || address.toString().length() > LONGEST) {
                throw new Unreadable("is no address of a page: %s", shortened(link));
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw new Unreadable("is no address: %s", shortened(link));
        }
    }

    private boolean isHere(URI address) {
        return address.getScheme().equalsIgnoreCase(front.getScheme()) && address.getHost().equalsIgnoreCase(front.getHost())
                && port(address) == port(front) && address.getRawUserInfo() == null;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Shops write spaces and accents into links, as browsers let them. */
    private static String legal(String link) {
        var legal = new StringBuilder(link.length());
        for (byte sign : link.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z'
                    || LEGAL.indexOf(sign) >= 0;
            legal.append(plain ? String.valueOf((char) sign) : "%%%02X".formatted(sign & 0xff));
        }
        return legal.toString();
    }

    private static String shortened(String link) {
        String plain = link.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= 200 ? plain : plain.substring(0, 200) + "...";
    }
}
