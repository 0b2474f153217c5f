package dev.tino.books.scraping.shop;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a shop lets robots do: <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>, and the customary
 * {@code Crawl-delay}.
 */
public final class RobotsRules {

    /** The file is missing. */
    public static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), null);

    private final List<RobotsRule> rules;
    private final Duration delay;

    RobotsRules(List<RobotsRule> rules, Duration delay) {
        this.rules = rules;
        this.delay = delay;
    }

    /** The rules for a robot: those of all groups that name it, else of those for anybody. */
    public static RobotsRules read(String file, String robot) {
        var own = new RobotsReader(robot);
        var anybodys = new RobotsReader(RobotsReader.ANYBODY);
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
        return own.isNamed() ? own.rules() : anybodys.rules();
    }

    /** Whether a page may be fetched: the longest rule that matches says so, and of two that are equal the one that allows. */
    public boolean allow(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = RobotsRule.normal(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        RobotsRule best = null;
        for (RobotsRule rule : rules) {
            if (rule.matches(target) && (best == null || rule.length() > best.length()
                    || rule.length() == best.length() && rule.allows())) {
                best = rule;
            }
        }
        return best == null || best.allows();
    }

    /** Least time between two requests. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }
}
