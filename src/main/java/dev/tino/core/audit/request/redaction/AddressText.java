package dev.tino.core.audit.request.redaction;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Takes the secrets out of paths and queries. What stays, stays as it was sent, percent-encoded. */
final class AddressText {

    private AddressText() {
    }

    static String path(String raw) {
        if (raw.indexOf(';') < 0 && !Secrets.isIn(raw)) {
            return raw;
        }
        return Arrays.stream(raw.split("/", -1)).map(segment -> pairs(segment, ";", false)).collect(Collectors.joining("/"));
    }

    /**
     * A query without secrets.
     *
     * @param namesOnly whether every value goes, not only the secret ones
     */
    static String query(String raw, boolean namesOnly) {
        // Some parsers take a semicolon for an ampersand.
        return pairs(raw.replace(';', '&'), "&", namesOnly);
    }

    private static String pairs(String raw, String separator, boolean namesOnly) {
        return Arrays.stream(raw.split(separator, -1)).map(pair -> pair(pair, namesOnly))
                .collect(Collectors.joining(separator));
    }

    private static String pair(String pair, boolean namesOnly) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return !pair.isEmpty() && namesOnly || Secrets.isIn(pair) ? Secrets.HIDDEN : pair;
        }
        String name = pair.substring(0, equals);
        if (Secrets.isIn(name)) {
            return Secrets.HIDDEN;
        }
        boolean hidden = namesOnly || Secrets.isNamedSoInAddress(name) || Secrets.isIn(pair.substring(equals + 1));
        return hidden ? name + "=" + Secrets.HIDDEN : pair;
    }
}
