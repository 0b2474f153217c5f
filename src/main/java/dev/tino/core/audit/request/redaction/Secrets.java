package dev.tino.core.audit.request.redaction;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Knows a secret by the name of its field or by its own looks. Rather hides too much than too little. */
final class Secrets {

    static final String HIDDEN = "***";

    private static final List<String> NAMES = List.of("pass", "pwd", "senha", "segredo", "secret", "token", "key",
            "authoriz", "credential", "cookie", "jwt", "bearer", "signature", "session");
    /** Those that are part of many a harmless word, and so count as a word of their own or next to each other. */
    private static final List<String> SHORT_NAMES = List.of("auth", "sig", "otp", "pin", "code");
    private static final String WORDS = "(?i:" + String.join("|", SHORT_NAMES) + ")";
    private static final Pattern WORD = Pattern
            .compile("(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))" + WORDS + "{1,2}(?![a-z])");
    private static final List<String> LOOKS_OF_ONE = List.of(
            // A JWT, whole or cut off: it is JSON in base64url, so it begins as {" does.
            "eyJ[A-Za-z0-9_-]{8}",
            // A refresh token of Tino's.
            "[A-Za-z0-9_-]{22}\\.\\d{1,10}\\.[A-Za-z0-9_-]{8}",
            // The user of an address, who comes with his password.
            "://[^\\s/]{1,300}@",
            // A credential with its scheme.
            "(?i:\\b(?:bearer|basic)[\\s:+]+[A-Za-z0-9._~+/=-]{8})",
            // A text that itself assigns a value to such a name.
            "(?i:(?:(?:" + String.join("|", NAMES) + ")[A-Za-z0-9_.-]{0,40}|\\b" + WORDS + "{1,2})[\\\\\"'\\s]{0,4}[:=])");
    private static final Pattern LOOKS = Pattern.compile(String.join("|", LOOKS_OF_ONE));
    /** Of a refresh token: what stands before its first dot. */
    private static final int SHORTEST_FAMILY = 22;
    private static final int MOST_DECODINGS = 3;

    private Secrets() {
    }

    static boolean isNamedSo(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return holdsOne(NAMES, name) || holdsOne(SHORT_NAMES, name) && WORD.matcher(field).find();
    }

    private static boolean holdsOne(List<String> parts, String name) {
        for (String part : parts) {
            if (name.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a field's name is a secret's, however often it is percent-encoded. */
    static boolean isNamedSoInAddress(String field) {
        return holds(Secrets::isNamedSo, field);
    }

    /** Whether a text is a secret or holds one, however often it is percent-encoded. */
    static boolean isIn(String text) {
        return !isPlain(text) && holds(plain -> LOOKS.matcher(plain).find(), text);
    }

    /** Whether it holds for a text or what that decodes to. Nobody who means well encodes it more often than that. */
    private static boolean holds(Predicate<String> condition, String text) {
        String plain = text;
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            String next = decoded(plain);
            if (condition.test(plain)) {
                return true;
            }
            if (next.equals(plain)) {
                return false;
            }
            plain = next;
        }
        return true;
    }

    /** Whether a glance suffices, as it does nearly always: each of the looks needs one of these. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ':' || c == '=' || c == '+' || c == '%' || c == '.' && i >= SHORTEST_FAMILY) {
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
