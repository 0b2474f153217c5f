package dev.tino.books.scraping.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /             | /a               | false
            /a            | /b               | true
            /a            | /ab              | false
            /a$           | /ab              | true
            /a$           | /a               | false
            /*.php        | /x/index.php?a=1 | false
            /*.php$       | /x/index.php?a=1 | true
            /a*b*c$       | /axxbxxc         | false
            /a*b*c$       | /axxcxxb         | true
            /%7Ea/ä       | /~a/%C3%A4       | false
            /a%2fb        | /a/b             | true
            /a b          | /a%20b           | true
            """)
    void aPatternForbidsWhatItMatches(String pattern, String path, boolean allowed) {
        RobotsRules rules = RobotsRules.read("User-agent: *\nDisallow: " + pattern, "Tino");

        assertThat(rules.allow(URI.create("http://shop.example" + path))).isEqualTo(allowed);
    }

    @Test
    void theLongestRuleDecidesAndOfTwoEqualTheOneThatAllows() {
        RobotsRules rules = RobotsRules.read(
                "user-agent:*\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c # no\nAllow: /x\nDisallow: /x",
                "Tino");

        assertThat(rules.allow(URI.create("http://s/a/x"))).isFalse();
        assertThat(rules.allow(URI.create("http://s/a/b"))).isTrue();
        assertThat(rules.allow(URI.create("http://s/a/b/c"))).isFalse();
        assertThat(rules.allow(URI.create("http://s/x"))).isTrue();
    }

    @Test
    void ownGroupsComeBeforeAnybodys() {
        String file = "User-agent: *\nDisallow: /\n\nUser-agent: Other\nUser-agent: tino/1.0\nCrawl-delay: 1.5\nDisallow: /a\n"
                + "Sitemap: http://s/x\nDisallow: /b\nUser-agent: Tino\nDisallow: /c\nUser-agent: Tinos\nDisallow: /d";

        RobotsRules rules = RobotsRules.read(file, "Tino");

        assertThat(rules.allow(URI.create("http://s/a"))).isFalse();
        assertThat(rules.allow(URI.create("http://s/b"))).isFalse();
        assertThat(rules.allow(URI.create("http://s/c"))).isFalse();
        assertThat(rules.allow(URI.create("http://s/d"))).isTrue();
        assertThat(rules.delay()).contains(Duration.ofMillis(1500));
    }

    @Test
    void whatIsNoFileOfRulesForbidsNothing() {
        RobotsRules rules = RobotsRules
                .read("\uFEFF<html>: Disallow: /\n:\nDisallow: /\nUser-agent: *\nDisallow:\nCrawl-delay: x", "Tino");

        assertThat(rules.allow(URI.create("http://s/a"))).isTrue();
        assertThat(rules.delay()).isEmpty();
    }

    @Test
    void manyStarsTakeNoTime() {
        RobotsRules rules = RobotsRules.read("User-agent: *\nDisallow: /" + "*a".repeat(5_000) + "b", "Tino");

        assertThat(rules.allow(URI.create("http://s/" + "a".repeat(100_000)))).isTrue();
    }
}
