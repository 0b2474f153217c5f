package dev.tino.chat.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;

/** Says what a test told it to say to a question; to all others, what it was asked. */
@ApplicationScoped
public class ScriptedAssistant implements Assistant {

    private static final Map<String, Function<Prompt, Multi<Piece>>> SCRIPTS = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Multi<Piece> answer(Prompt prompt) {
        return SCRIPTS.getOrDefault(prompt.question(), ScriptedAssistant::echo).apply(prompt);
    }

    private static Multi<Piece> echo(Prompt prompt) {
        return Multi.createFrom().items(new Piece.Token("You said: "), new Piece.Token(prompt.question()));
    }

    /** @param question of one test alone */
    public static void on(String question, Function<Prompt, Multi<Piece>> script) {
        SCRIPTS.put(question, script);
    }

    /** An answer to a question that the test gives word by word. */
    public static Speech speech(String question) {
        var speech = new Speech();
        on(question, speech::begin);
        return speech;
    }

    public static final class Speech {

        private static final int PATIENCE_SECONDS = 20;

        private final CompletableFuture<Prompt> prompt = new CompletableFuture<>();
        private final CompletableFuture<MultiEmitter<? super Piece>> emitter = new CompletableFuture<>();
        private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

        private Multi<Piece> begin(Prompt given) {
            return Multi.createFrom().<Piece> emitter(ready -> {
                prompt.complete(given);
                emitter.complete(ready);
            }).onCancellation().invoke(() -> cancelled.complete(null));
        }

        /** What it was asked, as soon as it is. */
        public Prompt prompt() {
            return soon(prompt);
        }

        public Speech say(String... tokens) {
            for (String token : tokens) {
                soon(emitter).emit(new Piece.Token(token));
            }
            return this;
        }

        public Speech show(Piece.Evidence evidence) {
            soon(emitter).emit(evidence);
            return this;
        }

        public void complete() {
            soon(emitter).complete();
        }

        public void fail(Throwable failure) {
            soon(emitter).fail(failure);
        }

        /** Waits until nobody listens any more. */
        public void awaitCancelled() {
            soon(cancelled);
        }

        private static <T> T soon(CompletableFuture<T> future) {
            return future.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
