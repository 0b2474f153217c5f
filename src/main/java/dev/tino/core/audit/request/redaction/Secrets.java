package dev.tino.core.audit.request.redaction;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows a secret by the name of its field or by its own looks. Rather hides too much than too little. */
final class Secrets {

    static final String HIDDEN = "***";

    private static final List<String> NAMES = List.of("pass", "pwd", "senha", "segredo", "secret", "token", "key",
            "authoriz", "credential", "cookie", "jwt", "bearer", "signature");
    /**
     * The beginning of a JWT, whole or cut off (it is JSON in base64url, so it begins as {@code {"} does), a credential
     * with its scheme, or a text that itself assigns a value to such a name.
     */
    private static final Pattern LOOKS = Pattern.compile(
            "eyJ[A-Za-z0-9_-]{8}|(?i:\\b(?:bearer|basic)[\\s:+]+[A-Za-z0-9._~+/=-]{8}|(?:" + String.join("|", NAMES)
                    + ")[A-Za-z0-9_.-]{0,40}[\\\\\"'\\s]{0,4}[:=])");
    private static final int MOST_DECODINGS = 3;

    private Secrets() {
    }

    static boolean isNamedSo(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        for (String part : NAMES) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is a secret or holds one, however often it is percent-encoded. */
    static boolean isIn(String text) {
        if (isPlain(text)) {
            return false;
        }
        String plain = text;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            if (LOOKS.matcher(plain).find()) {
                return true;
            }
            if (plain.indexOf('%') < 0) {
                return false;
            }
            plain = decoded(plain);
        }
        return false;
    }

    /** Whether a glance suffices, as it does nearly always: each of the looks needs one of these. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ':' || c == '=' || c == '+' || c == '%') {
                return false;
            }
        }
        return !text.contains("eyJ");
    }

    /** Percent-decodes what is ASCII, as every name and secret that is looked for is, and leaves all else as it is. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i) == '%' && i + 2 < text.length() ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            plain.append(value < 0 ? text.charAt(i) : (char) value);
            i += value < 0 ? 0 : 2;
        }
        return plain.toString();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }
}
