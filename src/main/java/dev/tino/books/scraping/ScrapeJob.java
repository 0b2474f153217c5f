package dev.tino.books.scraping;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.scraping.fetch.Opening;
import dev.tino.books.scraping.fetch.Pages;
import dev.tino.books.scraping.fetch.ScrapeConfig;
import dev.tino.books.scraping.shop.ShopAddress;
import dev.tino.core.error.StartupRefused;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The job that looks at the whole shop. A try that breaks off goes on with the books that it has not read yet. */
@ApplicationScoped
class ScrapeJob implements JobHandler {

    static final String KIND = "books.scrape";

    private final ScrapeConfig config;
    private final Scrapes scrapes;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final ShopAddress shop;

    ScrapeJob(ScrapeConfig config, Scrapes scrapes, ObjectMapper json, Vertx vertx) {
        this.config = config;
        this.scrapes = scrapes;
        this.json = json;
        this.vertx = vertx;
        this.shop = shop(config);
    }

    private static ShopAddress shop(ScrapeConfig config) {
        try {
            return new ShopAddress(config.baseUrl());
        } catch (IllegalArgumentException wrong) {
            throw new StartupRefused("tino.books.scrape.base-url is %s, but has to be %s"
                    .formatted(config.baseUrl(), wrong.getMessage()));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    /** Each try of a page may have to wait as long as the shop asks for, and for those of all others. */
    @Override
    public Duration silence(Duration usual) {
        return usual.plus(config.longestWait().plus(config.longestDelay().multipliedBy(config.concurrency()))
                .multipliedBy(config.tries()));
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return scrapes.begin(run)
                .chain(result -> result == null ? crawl(run) : Uni.createFrom().item(result))
                .chain(result -> tell(run, result));
    }

    private Uni<ScrapeResult> crawl(JobRun run) {
        var steps = new Crawl.Steps() {

            @Override
            public Uni<Void> progress(int done, int known) {
                return run.progress(done, Math.max(done, known));
            }

            @Override
            public Uni<Set<String>> listed(Listing listing) {
                return scrapes.resume(run, listing);
            }

            @Override
            public Uni<Void> keep(List<FoundBook> lot) {
                return scrapes.keep(run, lot);
            }
        };
        // A client is made of many parts, which takes a while.
        return Opening.of(vertx, () -> new Pages(shop, config, vertx), pages -> new Crawl(shop, pages, config, steps).run())
                .chain(harvest -> scrapes.finish(run, harvest));
    }

    private Uni<Void> tell(JobRun run, ScrapeResult result) {
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(result), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
