package dev.tino.core.audit.request.redaction;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the secrets out of paths and queries. What stays, stays as it was sent, percent-encoded. */
final class AddressText {

    private AddressText() {
    }

    /** A small number, a day, a moment, a truth or an id: what a list is asked for, and nobody's name or words. */
    private static final Pattern MEASURE = Pattern.compile("-?\\d{1,6}(?:\\.\\d{1,2})?|\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]{5,18}Z)?"
            + "|true|false|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static String path(String raw) {
        if (raw.indexOf(';') < 0 && !Secrets.isIn(raw)) {
            return raw;
        }
        return Arrays.stream(raw.split("/", -1)).map(segment -> pairs(segment, ";", BodyPolicy.CONTENT))
                .collect(Collectors.joining("/"));
    }

    /**
     * A query without secrets.
     *
     * @param policy whether other values stay as well: all of them, those that say nothing of a person, or none
     */
    static String query(String raw, BodyPolicy policy) {
        // Some parsers take a semicolon for an ampersand.
        return pairs(raw.replace(';', '&'), "&", policy);
    }

    private static String pairs(String raw, String separator, BodyPolicy policy) {
        return Arrays.stream(raw.split(separator, -1)).map(pair -> pair(pair, policy))
                .collect(Collectors.joining(separator));
    }

    private static String pair(String pair, BodyPolicy policy) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return !pair.isEmpty() && policy != BodyPolicy.CONTENT || Secrets.isIn(pair) ? Secrets.HIDDEN : pair;
        }
        String name = pair.substring(0, equals);
        if (Secrets.isIn(name)) {
            return Secrets.HIDDEN;
        }
        String value = pair.substring(equals + 1);
        boolean stays = switch (policy) {
            case CONTENT -> !Secrets.isIn(value);
            case SHAPE -> MEASURE.matcher(value).matches();
            case NOTHING -> false;
        };
        return stays && !Secrets.isNamedSoInAddress(name) ? pair : name + "=" + Secrets.HIDDEN;
    }
}
