package dev.tino.books.scraping.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final long MILLISECOND = 1_000_000;

    private final Pace pace = new Pace(Duration.ofMillis(20), Duration.ofSeconds(10));

    @Test
    void turnsAreADelayApart() {
        assertThat(pace.turn(0)).isZero();
        assertThat(pace.turn(0)).isEqualTo(20 * MILLISECOND);
        assertThat(pace.turn(500 * MILLISECOND)).isEqualTo(500 * MILLISECOND);
    }

    @Test
    void overloadHalvesTheRateOnceForAllThatWasUnderWay() {
        pace.overloaded(1, 10);
        pace.overloaded(2, 11);
        pace.overloaded(10, 20);

        assertThat(pace.rate()).isEqualTo(12.5);
    }

    @Test
    void theRateFallsToItsLeastAndComesBackByOneEachTime() {
        for (int time = 0; time < 100; time++) {
            pace.overloaded(time, time);
        }
        double least = pace.rate();
        pace.succeeded();

        assertThat(least).isEqualTo(0.1);
        assertThat(pace.rate()).isEqualTo(1.1, Offset.offset(1e-9));
        for (int time = 0; time < 100; time++) {
            pace.succeeded();
        }
        assertThat(pace.rate()).isEqualTo(50);
    }

    @Test
    void pagesThatAreBrokenForGoodDoNotStopTheOthers() {
        for (int time = 0; time < 100; time++) {
            pace.troubled(time, time);
        }

        assertThat(pace.rate()).isEqualTo(2);
    }

    @Test
    void nobodyBeginsDuringARest() {
        pace.rest(700 * MILLISECOND);

        assertThat(pace.isResting(0)).isTrue();
        assertThat(pace.turn(0)).isEqualTo(700 * MILLISECOND);
        assertThat(pace.isResting(700 * MILLISECOND)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "text/html; charset=ISO-8859-1, ISO-8859-1", "text/html; charset=\"windows-1252\", windows-1252",
            "text/html; charset=klingon, UTF-8", "text/html, UTF-8", ", UTF-8" })
    void thePagesCharsetIsHonoured(String contentType, String charset) throws Exception {
        byte[] content = "<p>£ coração</p>".getBytes(charset);

        assertThat(new Page(URI.create("http://s/"), contentType, content).html().text()).isEqualTo("£ coração");
    }

    @Test
    void theCharsetOfThePagesHeadIsHonoured() {
        byte[] content = "<meta charset=iso-8859-1><p>é</p>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new Page(URI.create("http://s/"), "text/html", content).html().text()).isEqualTo("é");
    }
}
