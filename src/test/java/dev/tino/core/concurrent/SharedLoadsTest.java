package dev.tino.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class SharedLoadsTest {

    private final List<CompletableFuture<String>> begun = new ArrayList<>();
    private final SharedLoads<String, String> loads = new SharedLoads<>(Caffeine.newBuilder(), this::load);

    private Uni<String> load(String key) {
        var answer = new CompletableFuture<String>();
        begun.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    @Test
    void whoLeavesTakesNothingFromTheOthers() {
        var first = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        var second = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());

        first.cancel();
        begun.get(0).complete("found");

        second.awaitItem().assertItem("found");
        assertThat(loads.of("a").await().indefinitely()).isEqualTo("found");
        assertThat(begun).hasSize(1);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsKept() {
        loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();

        begun.get(0).complete("found");

        assertThat(loads.of("a").await().indefinitely()).isEqualTo("found");
        assertThat(begun).hasSize(1);
    }

    @Test
    void aFailureReachesAllAsItIsAndIsNotKept() {
        var first = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        var second = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        var away = new IllegalStateException("away");

        begun.get(0).completeExceptionally(away);

        assertThat(first.awaitFailure().getFailure()).isSameAs(away);
        assertThat(second.awaitFailure().getFailure()).isSameAs(away);
        loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(begun).hasSize(2);
    }

    @Test
    void whatIsForgottenWhileItLoadsIsNotKept() {
        var waiting = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());

        loads.forget("a");
        begun.get(0).complete("old");

        waiting.awaitItem().assertItem("old");
        loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(begun).hasSize(2);
    }

    @Test
    void whatIsPutTakesThePlaceOfWhatIsBeingLoaded() {
        var waiting = loads.of("a").subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(loads.contains("a")).isTrue();
        assertThat(loads.present("a")).isNull();

        loads.put("a", "new");
        begun.get(0).complete("old");

        waiting.awaitItem().assertItem("old");
        assertThat(loads.present("a")).isEqualTo("new");
        assertThat(loads.keys()).containsExactly("a");
        assertThat(loads.present("b")).isNull();
        assertThat(loads.contains("b")).isFalse();
        assertThat(begun).hasSize(1);
    }

    @Test
    void eachGoesOnInHisOwnContext() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            List<Context> contexts = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext());
            List<CompletableFuture<Context>> arrived = List.of(new CompletableFuture<>(), new CompletableFuture<>());
            var asked = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 2; i++) {
                CompletableFuture<Context> arrival = arrived.get(i);
                var subscribed = new CompletableFuture<Void>();
                asked.add(subscribed);
                contexts.get(i).runOnContext(now -> {
                    loads.of("a").subscribe().with(found -> arrival.complete(Vertx.currentContext()));
                    subscribed.complete(null);
                });
                subscribed.get();
            }

            begun.get(0).complete("found");

            assertThat(arrived.get(0).get()).isSameAs(contexts.get(0));
            assertThat(arrived.get(1).get()).isSameAs(contexts.get(1));
        } finally {
            vertx.close();
        }
    }
}
