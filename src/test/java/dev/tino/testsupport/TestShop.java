package dev.tino.testsupport;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The shop that a test's service looks at, impatiently: {@code @QuarkusTestResource(TestShop.class)}. */
public class TestShop implements QuarkusTestResourceLifecycleManager {

    public static final FakeShop SHOP = new FakeShop();

    @Override
    public Map<String, String> start() {
        return Map.of("tino.books.scrape.base-url", SHOP.url(), "tino.books.scrape.delay", "0ms",
                "tino.books.scrape.longest-delay", "20ms", "tino.books.scrape.retry-delay", "5ms",
                "tino.books.scrape.timeout", "2S");
    }

    @Override
    public void stop() {
    }
}
