package dev.tino.books.scraping.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How much of a file is read.
 *
 * @param bytes the most
 * @param cuts whether the beginning of a longer one will do
 */
record Limit(int bytes, boolean cuts) {

    /** What RFC 9309 (2.5) has robots read of a shop's rules at least. */
    static final Limit RULES = new Limit(500 * 1024, true);

    static Limit page(ScrapeConfig config) {
        return new Limit(config.maxPageBytes(), false);
    }

    /** @param read one byte more than wanted when the file is longer */
    byte[] cut(byte[] read) {
        return read.length <= bytes ? read : Arrays.copyOf(read, bytes);
    }

    /** As lines; one that may have been cut, which says something else then, is left out. */
    String lines(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return content.length < bytes ? text : text.substring(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    }
}
