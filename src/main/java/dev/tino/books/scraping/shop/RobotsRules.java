package dev.tino.books.scraping.shop;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a shop lets robots do: <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>, and the customary
 * {@code Crawl-delay}.
 */
public final class RobotsRules {

    /** The file is missing. */
    public static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), null);

    private static final Pattern PRODUCT = Pattern.compile("^[A-Za-z_-]+");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final String ANYBODY = "*";
    private static final double LONGEST_DELAY_SECONDS = 3_600;

    private final List<Rule> rules;
    private final Duration delay;

    private RobotsRules(List<Rule> rules, Duration delay) {
        this.rules = rules;
        this.delay = delay;
    }

    /**
     * @param parts of the pattern, between its stars
     * @param toTheEnd whether the last part ends the path
     * @param length of the pattern: the longest that matches decides
     */
    private record Rule(boolean allows, List<String> parts, boolean toTheEnd, int length) {

        static Rule of(boolean allows, String pattern) {
            boolean toTheEnd = pattern.endsWith("$");
            String path = normal(toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern);
            return new Rule(allows, List.of(path.split("\\*", -1)), toTheEnd, path.length());
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
    }

    /** The rules for a robot: those of all groups that name it, else of those for anybody. */
    public static RobotsRules read(String file, String robot) {
        var own = new Reader(robot);
        var anybodys = new Reader(ANYBODY);
        for (String line : file.split("\\R")) {
            int comment = line.indexOf('#');
            String rule = comment < 0 ? line : line.substring(0, comment);
            int colon = rule.indexOf(':');
            if (colon > 0) {
                String key = rule.substring(0, colon).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
                own.line(key, rule.substring(colon + 1).strip());
                anybodys.line(key, rule.substring(colon + 1).strip());
            }
        }
        return own.named ? own.rules() : anybodys.rules();
    }

    /** Whether a page may be fetched: the longest rule that matches says so, and of two that are equal the one that allows. */
    public boolean allow(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = normal(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        Rule best = null;
        for (Rule rule : rules) {
            if (rule.matches(target) && (best == null || rule.length > best.length
                    || rule.length == best.length && rule.allows)) {
                best = rule;
            }
        }
        return best == null || best.allows;
    }

    /** Least time between two requests. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    /** One spelling: what needs no escape has none, what needs one has it. */
    private static String normal(String path) {
        var normal = new StringBuilder(path.length());
        for (byte sign : ESCAPED.matcher(path).replaceAll(RobotsRules::unescaped).getBytes(StandardCharsets.UTF_8)) {
            normal.append(sign > 0 ? String.valueOf((char) sign) : "%%%02X".formatted(sign & 0xff));
        }
        return normal.toString();
    }

    private static String unescaped(MatchResult escape) {
        char sign = (char) Integer.parseInt(escape.group(1), 16);
        boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || "-._~".indexOf(sign) >= 0);
        return plain ? String.valueOf(sign) : escape.group().toUpperCase(Locale.ROOT);
    }

    /** Reads the groups of one robot. */
    private static final class Reader {

        private final String robot;
        private final List<Rule> rules = new ArrayList<>();
        private Duration delay;
        private boolean named;
        private boolean inside;
        private boolean inHead;

        Reader(String robot) {
            this.robot = robot;
        }

        void line(String key, String value) {
            if (key.equals("user-agent")) {
                inside = names(value) || inHead && inside;
                inHead = true;
                named |= inside;
                return;
            }
            if (key.equals("sitemap")) {
                return;
            }
            inHead = false;
            if (inside && (key.equals("allow") || key.equals("disallow")) && !value.isEmpty()) {
                rules.add(Rule.of(key.equals("allow"), value));
            } else if (inside && key.equals("crawl-delay") && value.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
                delay = Duration.ofMillis(Math.round(Math.min(LONGEST_DELAY_SECONDS, Double.parseDouble(value)) * 1_000));
            }
        }

        private boolean names(String value) {
            var product = PRODUCT.matcher(value);
            return robot.equals(ANYBODY) ? value.equals(ANYBODY) : product.find() && product.group().equalsIgnoreCase(robot);
        }

        RobotsRules rules() {
            return new RobotsRules(rules, delay);
        }
    }
}
