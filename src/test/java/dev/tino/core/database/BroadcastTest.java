package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;

class BroadcastTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<List<String>> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<UniEmitter<? super Void>> answers = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsSaidWhileOneStatementRunsGoesIntoTheNextEachWordOnce() throws Exception {
        var broadcast = broadcast();

        broadcast.tell(List.of("a"));
        broadcast.tell(List.of("b", "c"));
        broadcast.tell(List.of("c"));

        assertThat(next()).containsExactly("me a");
        answer();
        assertThat(next()).containsExactly("me b c");
    }

    @Test
    void whatOneMessageCannotHoldGoesIntoSeveral() throws Exception {
        List<String> words = Stream.generate(() -> UUID.randomUUID().toString()).limit(500).toList();

        broadcast().tell(words);

        List<String> payloads = next();
        var heard = new ArrayList<String>();
        payloads.forEach(Broadcast.hearing("another", heard::add));
        assertThat(payloads).hasSizeGreaterThan(1).allSatisfy(payload -> assertThat(payload).hasSizeLessThan(8_000));
        assertThat(heard).isEqualTo(words);
    }

    @Test
    void nobodyHearsHimself() {
        var heard = new ArrayList<String>();

        Broadcast.hearing("me", heard::add).accept("me a b");
        Broadcast.hearing("me", heard::add).accept("another c");

        assertThat(heard).containsExactly("c");
    }

    @Test
    void whatCannotBeSentIsNotTheLastWord() throws Exception {
        var broadcast = new Broadcast(payloads -> {
            sent.add(List.of(payloads));
            throw new IllegalStateException("The pool is closed");
        }, vertx, "me", Duration.ofMillis(1));

        broadcast.tell(List.of("a"));
        assertThat(next()).containsExactly("me a");
        broadcast.tell(List.of("b"));

        assertThat(next()).containsExactly("me b");
    }

    private Broadcast broadcast() {
        return new Broadcast(payloads -> {
            sent.add(List.of(payloads));
            return Uni.createFrom().<Void> emitter(answers::add);
        }, vertx, "me", Duration.ofMillis(1));
    }

    private List<String> next() throws InterruptedException {
        return sent.poll(20, TimeUnit.SECONDS);
    }

    private void answer() throws InterruptedException {
        answers.poll(20, TimeUnit.SECONDS).complete(null);
    }
}
