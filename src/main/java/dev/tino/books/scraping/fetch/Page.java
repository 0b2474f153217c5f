package dev.tino.books.scraping.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import dev.tino.books.scraping.shop.Unreadable;

/**
 * A page as it came.
 *
 * @param address where it is, after redirects
 * @param contentType as the shop says; null when it says nothing
 */
public record Page(URI address, String contentType, byte[] content) {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    /** @throws Unreadable when it is none */
    public Document html() {
        String type = contentType == null ? "text/html" : contentType.toLowerCase(Locale.ROOT).strip();
        if (!type.startsWith("text/html") && !type.startsWith("application/xhtml+xml")) {
            throw new Unreadable("is no HTML but %s", type.length() > 60 ? "something else" : type);
        }
        try {
            // Without a charset, its own bytes and its head are looked at.
            return Jsoup.parse(new ByteArrayInputStream(content), charset(), address.toString());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the header names, if it is one that there is; else null. */
    private String charset() {
        Matcher found = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return found.find() ? Charset.forName(found.group(1)).name() : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
