package dev.tino.chat.provider.call;

import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;

/**
 * An answer that somebody wants: waits for its turn, has it made, and gives the turn back. All of it happens on the event
 * loop of whoever asked.
 */
final class ModelCall {

    private final ModelClient client;
    private final byte[] request;
    private final MultiEmitter<? super String> answer;
    private final Context context;
    private Turns.Turn turn;
    private long waiting;
    private Exchange exchange;
    private boolean isTrial;
    private long asked;
    private boolean over;

    ModelCall(ModelClient client, byte[] request, MultiEmitter<? super String> answer) {
        this.client = client;
        this.request = request;
        this.answer = answer;
        this.context = client.vertx().getOrCreateContext();
    }

    void begin() {
        answer.onTermination(() -> context.runOnContext(nothing -> cancel()));
        context.runOnContext(nothing -> await());
    }

    private void await() {
        if (over) {
            return;
        }
        waiting = client.vertx().setTimer(client.bounds().longestWait().toMillis(),
                elapsed -> fail(client.failures()
                        .busy("its turn did not come within " + ModelFailures.seconds(client.bounds().longestWait()))));
        turn = client.turns().ask(() -> context.runOnContext(nothing -> start()));
        if (turn == null) {
            fail(client.failures().busy("too many are waiting"));
        }
    }

    private void start() {
        if (over) {
            return;
        }
        client.vertx().cancelTimer(waiting);
        client.guarded(Uni.createFrom().<Void> emitter(this::run)).subscribe().with(begun -> {
        }, this::fail);
    }

    private void run(UniEmitter<? super Void> begun) {
        isTrial = client.isTrying();
        asked = System.nanoTime();
        exchange = client.exchange(request, text -> {
            begun.complete(null);
            answer.emit(text);
        }, failure -> ended(begun, failure));
        client.begin(exchange);
    }

    private void ended(UniEmitter<? super Void> begun, Failure failure) {
        if (over) {
            client.cancelled();
            left(begun);
            return;
        }
        client.ended(failure);
        if (failure == null) {
            begun.complete(null);
            complete();
        } else {
            begun.fail(failure);
            fail(failure);
        }
    }

    /** Who leaves before the first sign of life has learnt nothing, unless he was patient; nor does he say that it is back. */
    private void left(UniEmitter<? super Void> begun) {
        boolean isSilent = System.nanoTime() - asked >= client.bounds().betweenTokens().toNanos();
        if (exchange.isHeard()) {
            begun.complete(null);
        } else if (isTrial || isSilent) {
            client.givenUp();
            begun.fail(client.failures().away("did not answer while somebody waited"));
        }
        // Else it never ends: the breaker counts what does, one way or the other.
    }

    private void complete() {
        release();
        answer.complete();
    }

    private void fail(Throwable failure) {
        if (over) {
            return;
        }
        release();
        answer.fail(failure);
    }

    /** Also when it has ended by itself. */
    private void cancel() {
        if (over) {
            return;
        }
        release();
        if (exchange != null) {
            exchange.cancel();
        }
    }

    private void release() {
        over = true;
        client.vertx().cancelTimer(waiting);
        if (turn != null) {
            turn.over();
        }
    }
}
