package dev.tino.books.scraping.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the groups of one robot from a shop's rules, line by line. */
final class RobotsReader {

    static final String ANYBODY = "*";

    private static final Pattern PRODUCT = Pattern.compile("^[A-Za-z_-]+");
    private static final double LONGEST_DELAY_SECONDS = 3_600;

    private final String robot;
    private final List<RobotsRule> rules = new ArrayList<>();
    private Duration delay;
    private boolean named;
    private boolean inside;
    private boolean inHead;

    RobotsReader(String robot) {
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
            rules.add(RobotsRule.of(key.equals("allow"), value));
        } else if (inside && key.equals("crawl-delay") && value.matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
            delay = Duration.ofMillis(Math.round(Math.min(LONGEST_DELAY_SECONDS, Double.parseDouble(value)) * 1_000));
        }
    }

    private boolean names(String value) {
        var product = PRODUCT.matcher(value);
        return robot.equals(ANYBODY) ? value.equals(ANYBODY) : product.find() && product.group().equalsIgnoreCase(robot);
    }

    /** Whether the rules speak of it. */
    boolean isNamed() {
        return named;
    }

    RobotsRules rules() {
        return new RobotsRules(rules, delay);
    }
}
