package dev.tino.books.catalogue;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;

/**
 * Tells one state of an answer from another (<a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110</a>).
 * A weak one: it follows from the catalogue's revision, the question and the version of Tino, and not from the bytes.
 */
public record EntityTag(String opaque) {

    private static final String WEAK = "W/";

    /** What a request says of the states that its sender has, a header a line. */
    public static List<String> given(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        return lines == null ? List.of() : lines;
    }

    @Override
    public String toString() {
        return WEAK + quoted();
    }

    /** Whether who has these has this state, by weak comparison. */
    boolean isAmong(List<String> ifNoneMatch) {
        return ifNoneMatch.stream().flatMap(line -> Arrays.stream(line.split(","))).map(String::strip)
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .anyMatch(quoted()::equals);
    }

    /** Whether any state will do. */
    static boolean isAny(List<String> ifNoneMatch) {
        return ifNoneMatch.stream().anyMatch(line -> line.strip().equals("*"));
    }

    private String quoted() {
        return '"' + opaque + '"';
    }
}
