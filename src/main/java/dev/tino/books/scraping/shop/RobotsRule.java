package dev.tino.books.scraping.shop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of what a shop lets robots do.
 *
 * @param parts of the pattern, between its stars
 * @param toTheEnd whether the last part ends the path
 * @param length of the pattern: the longest that matches decides
 */
record RobotsRule(boolean allows, List<String> parts, boolean toTheEnd, int length) {

    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

    static RobotsRule of(boolean allows, String pattern) {
        boolean toTheEnd = pattern.endsWith("$");
        String path = normal(toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern);
        return new RobotsRule(allows, List.of(path.split("\\*", -1)), toTheEnd, path.length());
    }

    /** In the time of one look for each part, whatever the pattern is. */
    boolean matches(String path) {
        int at = parts.get(0).length();
        if (!path.startsWith(parts.get(0))) {
            return false;
        }
        int last = parts.size() - 1;
        for (int part = 1; part < (toTheEnd ? last : parts.size()); part++) {
            int found = path.indexOf(parts.get(part), at);
            if (found < 0) {
                return false;
            }
            at = found + parts.get(part).length();
        }
        return !toTheEnd || (last == 0 ? at == path.length()
                : path.length() - parts.get(last).length() >= at && path.endsWith(parts.get(last)));
    }

    /** One spelling: what needs no escape has none, what needs one has it. */
    static String normal(String path) {
        var normal = new StringBuilder(path.length());
        for (byte sign : ESCAPED.matcher(path).replaceAll(RobotsRule::unescaped).getBytes(StandardCharsets.UTF_8)) {
            normal.append(sign > 0 ? String.valueOf((char) sign) : "%%%02X".formatted(sign & 0xff));
        }
        return normal.toString();
    }

    private static String unescaped(MatchResult escape) {
        char sign = (char) Integer.parseInt(escape.group(1), 16);
        boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || "-._~".indexOf(sign) >= 0);
        return plain ? String.valueOf(sign) : escape.group().toUpperCase(Locale.ROOT);
    }
}
