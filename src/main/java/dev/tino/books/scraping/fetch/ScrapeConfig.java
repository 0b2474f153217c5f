package dev.tino.books.scraping.fetch;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.books.scrape")
public interface ScrapeConfig {

    String NEVER = "off";

    /** The shop's front page. */
    @WithDefault("https://books.toscrape.com")
    URI baseUrl();

    /** When the shop is looked at by itself, as Quartz writes it; "off" for never. */
    @WithDefault(NEVER)
    @NotBlank
    String cron();

    /** Pages that are fetched at a time. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Least time between the beginnings of two requests. */
    @WithDefault("20ms")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration delay();

    /** Most time between them when the shop is overloaded. */
    @WithDefault("10S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration longestDelay();

    /** How long one request may take, from its beginning to the end of the page. */
    @WithDefault("15S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 10)
    Duration timeout();

    /** Requests of one page before it is given up. */
    @WithDefault("5")
    @Min(1)
    @Max(20)
    int tries();

    /** Wait after the first that failed; twice as long after each further one. */
    @WithDefault("500ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration retryDelay();

    /** The longest {@code Retry-After} that is waited for; a shop that asks for more is left alone. */
    @WithDefault("10M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration longestWait();

    /** Most bytes of one page. */
    @WithDefault("2097152")
    @Min(1_024)
    @Max(67_108_864)
    int maxPageBytes();

    /** Most pages of one run; what lies behind them is left as it is. */
    @WithDefault("150000")
    @Min(1)
    @Max(1_000_000)
    int maxPages();
}
