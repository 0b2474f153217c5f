package dev.tino.books.scraping.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

class OpeningTest {

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void end() {
        vertx.closeAndAwait();
    }

    @Test
    void whatIsUsedIsClosedThen() throws InterruptedException {
        String used = Opening.of(vertx, () -> (Opening.Closable) closed::countDown, open -> Uni.createFrom().item("used"))
                .await().indefinitely();

        assertThat(used).isEqualTo("used");
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsGivenUpBeforeItIsOpenIsClosedWhenItIs() throws Exception {
        var begun = new CountDownLatch(1);
        var opened = new CompletableFuture<Opening.Closable>();
        var use = Opening.of(vertx, () -> {
            begun.countDown();
            return opened.join();
        }, open -> Uni.createFrom().item("used")).subscribe().with(used -> {
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        use.cancel();
        assertThat(closed.getCount()).isOne();
        opened.complete(closed::countDown);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
