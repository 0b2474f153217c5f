package dev.tino.chat.provider.call;

import static dev.tino.testsupport.FakeModels.cut;
import static dev.tino.testsupport.FakeModels.endless;
import static dev.tino.testsupport.FakeModels.pieces;
import static dev.tino.testsupport.FakeModels.status;
import static dev.tino.testsupport.FakeModels.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.provider.call.Bounds.Patience;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.ModelError;
import dev.tino.chat.provider.protocol.OllamaProtocol;
import dev.tino.chat.provider.protocol.OpenAiProtocol;
import dev.tino.chat.provider.protocol.Protocol;
import dev.tino.chat.provider.protocol.WebhookProtocol;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Dependency;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeModels;
import dev.tino.testsupport.FakeModels.Answer;
import dev.tino.testsupport.FakeModels.Call;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

/** Against a server that speaks each protocol, as models do on good days and on bad ones. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelClientTest {

    private static final String KEY = "key-that-nobody-may-see-4712";
    private static final String TEXT = "Quanto vendemos à PADARIA DO SEGREDO?";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Conversation CONVERSATION = new Conversation(UUID.randomUUID(),
            List.of(new Message(Message.Role.USER, TEXT)));

    @Inject
    Vertx vertx;

    private final FakeModels server = new FakeModels();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Dependency standing = Dependency.used("chat-provider");

    @AfterEach
    void stop() {
        server.close();
    }

    /** An answer as far as it came. */
    private static final class Heard {

        private final List<String> bits = new ArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private Throwable failure;
        private Cancellable subscription;

        private synchronized void bit(String bit) {
            bits.add(bit);
        }

        private synchronized String text() {
            return String.join("", bits);
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        private Heard await() {
            try {
                assertThat(over.await(30, TimeUnit.SECONDS)).as("over").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return this;
        }

        private String whole() {
            await();
            assertThat(failure).isNull();
            return text();
        }

        private Failure failure() {
            await();
            assertThat(failure).isInstanceOf(Failure.class);
            return (Failure) failure;
        }
    }

    private static Heard ask(ModelClient client) {
        Heard heard = new Heard();
        heard.subscription = client.answer(CONVERSATION).subscribe().with(heard::bit, failure -> {
            heard.failure = failure;
            heard.over.countDown();
        }, heard.over::countDown);
        return heard;
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void anAnswerComesAsItIsMade(String protocol) {
        CountDownLatch first = new CountDownLatch(1);
        server.then(call -> {
            call.begin();
            call.word("Vendemos ");
            first.await();
            call.word("R$ 10 à padaria ☕.");
            call.end();
        });

        Heard heard = ask(client(protocol));
        Awaiting.until(heard::text, "Vendemos "::equals);
        first.countDown();

        assertThat(heard.whole()).isEqualTo("Vendemos R$ 10 à padaria ☕.");
        assertThat(server.calls()).hasSize(1);
        assertThat(standing.state()).isEqualTo(Dependency.State.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void linesAndCharactersAreCutAnywhere(String protocol) {
        String word = "ação 🦜 ☕";
        String sent = switch (protocol) {
            case "ollama" -> FakeModels.ollama(word) + FakeModels.ollama("!") + "{\"done\":true}";
            case "openai" -> ": hello\r\n\r\n" + FakeModels.openAi(word).replace("\n", "\r\n") + FakeModels.openAi("!")
                    + "data: [DONE]";
            default -> "{\"output\":\"" + word + "!\"}";
        };
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        server.then(pieces("application/octet-stream",
                IntStream.range(0, bytes.length).mapToObj(i -> new byte[] { bytes[i] }).toArray(byte[][]::new)));

        assertThat(ask(client(protocol)).whole()).isEqualTo(word + "!");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void whoCancelsClosesTheConnectionWithinASecond(String protocol) throws InterruptedException {
        ModelClient client = client(protocol, bounds(100, 0, LONG, LONG, LONG, 1 << 20));
        server.always(endless());
        List<Heard> all = IntStream.range(0, 100).mapToObj(i -> ask(client)).toList();
        all.forEach(heard -> Awaiting.until(heard::text, text -> !text.isEmpty()));

        long cancelled = System.nanoTime();
        all.forEach(heard -> heard.subscription.cancel());

        int closed = 0;
        for (Call call : server.calls()) {
            long late = call.hungUpAt() - cancelled;
            closed += late < TimeUnit.SECONDS.toNanos(1) ? 1 : 0;
        }
        assertThat(closed).isEqualTo(100);
        Awaiting.until(server::running, running -> running == 0);
        long words = server.calls().stream().mapToLong(call -> call.wordsAfter(cancelled)).sum();
        long slowest = 0;
        for (Call call : server.calls()) {
            slowest = Math.max(slowest, call.hungUpAt() - cancelled);
            assertThat(call.wordsAfter(call.hungUpAt() + TimeUnit.SECONDS.toNanos(1))).isZero();
        }
        System.out.printf("%s: 100 of 100 connections closed, the last after %d ms; %d tokens after the cancel%n", protocol,
                TimeUnit.NANOSECONDS.toMillis(slowest), words);
        assertThat(metrics.counter("tino.chat.model.calls", "provider", protocol, "outcome", "cancelled").count())
                .isEqualTo(100);
    }

    @Test
    void whoCancelsBeforeAnAnswerBeginsClosesTheConnectionToo() throws InterruptedException {
        ModelClient client = client("ollama", bounds(1, 0, LONG, LONG, LONG, 1000));
        server.then(server.silence());
        Heard heard = ask(client);
        Call call = Awaiting.until(server::calls, calls -> calls.size() == 1).get(0);

        heard.subscription.cancel();

        call.hungUpAt();
        // Its turn is another's.
        assertThat(ask(client).whole()).isEqualTo("Olá, mundo");
    }

    @Test
    void whoCancelsAtOnceLosesNoConnection() {
        ModelClient client = client("ollama", bounds(2, 0, LONG, LONG, LONG, 1000));
        for (int i = 0; i < 50; i++) {
            ask(client).subscription.cancel();
        }

        Awaiting.until(() -> {
            Heard heard = ask(client).await();
            return heard.failure == null ? heard.text() : "";
        }, "Olá, mundo"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void anAnswerThatIsCutKeepsItsBeginningAndIsNotAskedForAgain(String protocol) {
        server.then(cut("Vendemos "));

        Heard heard = ask(client(protocol));

        assertThat(heard.failure().code()).isEqualTo(ModelError.MODEL_BROKE_OFF);
        assertThat(heard.text()).isEqualTo("Vendemos ");
        assertThat(server.calls()).hasSize(1);
        assertThat(standing.state()).isEqualTo(Dependency.State.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void anErrorAmidAnAnswerEndsIt(String protocol) {
        server.then(call -> {
            call.begin();
            call.word("Vendemos ");
            call.chunk(switch (protocol) {
                case "openai" -> "data: {\"error\":{\"message\":\"" + KEY + "\"}}\n\n";
                default -> "{\"error\":\"" + KEY + "\"}\n";
            });
            call.word("nada");
            call.end();
        });

        Heard heard = ask(client(protocol));

        assertThat(heard.failure().code()).isEqualTo(ModelError.MODEL_FAILED);
        assertThat(heard.failure().detail()).doesNotContain(KEY);
        assertThat(heard.text()).isEqualTo("Vendemos ");
        assertThat(standing.state()).isEqualTo(Dependency.State.UP);
    }

    @Test
    void refusalsAreToldApart() {
        ModelClient client = client("openai");
        String quoting = "{\"error\":{\"message\":\"" + KEY + "\"}}";
        for (int status : List.of(400, 401, 403, 404, 422, 302)) {
            server.then(status(status, "application/json", quoting, "Location: " + server.url() + "/elsewhere"));

            Failure failure = ask(client).failure();

            assertThat(failure.code()).isEqualTo(ModelError.MODEL_REFUSED);
            assertThat(failure.detail()).isEqualTo("The language model openai answered %d; look at the settings of its key,"
                    + " model and address", status);
        }
        for (int status : List.of(408, 429, 500, 502, 503)) {
            server.then(status(status, "text/html", "<html>" + KEY, "Retry-After: 7"));

            Failure failure = ask(client).failure();

            assertThat(failure.code()).isEqualTo(ModelError.MODEL_AWAY);
            assertThat(failure.detail()).isEqualTo("The language model openai answered " + status);
            assertThat(failure.headers()).containsEntry("Retry-After", "7");
        }
        assertThat(server.calls()).hasSize(11).allMatch(call -> call.path().equals("/v1/chat/completions"));
    }

    @Test
    void aRefusalThatHasNoEndIsNotRead() throws InterruptedException {
        server.then(call -> {
            call.head(500, "text/plain", "Transfer-Encoding: chunked");
            while (true) {
                call.chunk("x".repeat(1_000));
            }
        });

        assertThat(ask(client("ollama")).failure().code()).isEqualTo(ModelError.MODEL_AWAY);
        server.calls().get(0).hungUpAt();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ollama", "openai", "webhook" })
    void whatIsNoAnswerIsNone(String protocol) {
        ModelClient client = client(protocol);
        for (Answer bad : List.of(status(200, "text/html; charset=utf-8", "Sign in"), status(200, "", "<html><p>Sign in"),
                status(200, "application/json", ""), words(""), pieces("x", "{\"x\":".getBytes(StandardCharsets.UTF_8)))) {
            server.then(bad);

            Heard heard = ask(client).await();

            if (heard.failure == null) {
                // To a workflow half an object is a text.
                assertThat(protocol).isEqualTo("webhook");
                assertThat(heard.text()).isEqualTo("{\"x\":");
            } else {
                assertThat(heard.failure().code()).isIn(ModelError.MODEL_INVALID, ModelError.MODEL_BROKE_OFF);
            }
        }
    }

    @Test
    void whoFallsSilentIsLate() throws InterruptedException {
        Duration soon = Duration.ofMillis(300);
        server.then(server.silence(), server.falter("Vendemos "));
        ModelClient first = client("ollama", bounds(1, 0, soon, LONG, LONG, 1000));
        ModelClient between = client("ollama", bounds(1, 0, LONG, soon, LONG, 1000));

        assertThat(ask(first).failure().detail())
                .isEqualTo("The language model ollama did not begin to answer within 0.3 s");
        Heard heard = ask(between);

        assertThat(heard.failure().code()).isEqualTo(ModelError.MODEL_TIMEOUT);
        assertThat(heard.text()).isEqualTo("Vendemos ");
        for (Call call : server.calls()) {
            call.hungUpAt();
        }
    }

    @Test
    void whoHasNoEndIsLate() {
        server.then(endless());

        Failure failure = ask(client("openai", bounds(1, 0, LONG, LONG, Duration.ofMillis(500), 1 << 20))).failure();

        assertThat(failure.code()).isEqualTo(ModelError.MODEL_TIMEOUT);
    }

    @Test
    void whoSaysTooMuchIsStopped() throws InterruptedException {
        server.then(endless(), pieces("application/x-ndjson", "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8)));
        ModelClient client = client("ollama", bounds(1, 0, LONG, LONG, LONG, 30));

        Heard heard = ask(client);
        assertThat(heard.failure().code()).isEqualTo(ModelError.MODEL_ANSWER_TOO_LONG);
        assertThat(heard.text()).isEqualTo("bla ".repeat(7));
        assertThat(ask(client).failure().code()).isEqualTo(ModelError.MODEL_INVALID);

        for (Call call : server.calls()) {
            call.hungUpAt();
        }
    }

    @Test
    void whoIsNotThereIsAway() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        ModelClient client = new ModelClient(protocol("ollama", "http://127.0.0.1:" + port), Optional.empty(),
                bounds(1, 0, LONG, LONG, LONG, 1000), vertx, standing, metrics);

        assertThat(ask(client).failure().code()).isEqualTo(ModelError.MODEL_AWAY);
        assertThat(standing.state()).isEqualTo(Dependency.State.AWAY);
    }

    @Test
    void fewAreAskedForAtATimeAndFewWait() {
        CountDownLatch open = new CountDownLatch(1);
        server.always(FakeModels.after(open, words("sim")));
        ModelClient client = client("ollama", bounds(2, 2, LONG, LONG, LONG, 1000));

        List<Heard> running = IntStream.range(0, 2).mapToObj(i -> ask(client)).toList();
        Awaiting.until(server::running, count -> count == 2);
        List<Heard> waiting = IntStream.range(0, 2).mapToObj(i -> ask(client)).toList();
        Awaiting.until(() -> ask(client).failure(), failure -> failure.code() == ModelError.MODEL_BUSY);
        waiting.get(0).subscription.cancel();
        Heard inItsPlace = ask(client);
        open.countDown();

        running.forEach(heard -> assertThat(heard.whole()).isEqualTo("sim"));
        assertThat(waiting.get(1).whole()).isEqualTo("sim");
        assertThat(inItsPlace.whole()).isEqualTo("sim");
        assertThat(server.calls()).hasSize(4);
        assertThat(server.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void nobodyWaitsForEver() {
        server.then(server.silence());
        ModelClient client = new ModelClient(protocol("ollama", server.url()), Optional.empty(),
                new Bounds(LONG, LONG, LONG, 1, 1, Duration.ofMillis(200), 1000, new Patience(100, LONG)), vertx, standing,
                metrics);
        Heard running = ask(client);
        Awaiting.until(server::running, count -> count == 1);

        assertThat(ask(client).failure().code()).isEqualTo(ModelError.MODEL_BUSY);
        running.subscription.cancel();
    }

    @Test
    void whoFailsTooOftenIsLeftAloneForAWhile() {
        server.always(status(503, "text/plain", ""));
        ModelClient client = new ModelClient(protocol("ollama", server.url()), Optional.empty(),
                new Bounds(LONG, LONG, LONG, 4, 4, LONG, 1000, new Patience(4, Duration.ofMillis(1_500))), vertx, standing,
                metrics);
        for (int i = 0; i < 4; i++) {
            assertThat(ask(client).failure().detail()).endsWith("answered 503");
        }

        Failure failure = ask(client).failure();
        assertThat(failure.code()).isEqualTo(ModelError.MODEL_AWAY);
        assertThat(failure.detail()).endsWith("is left alone for some seconds");
        assertThat(Integer.parseInt(failure.headers().get("Retry-After"))).isBetween(1, 2);
        assertThat(server.calls()).hasSize(4);

        server.always(words("sim"));
        Awaiting.until(() -> ask(client).await().text(), "sim"::equals);
    }

    @Test
    void whoCancelsATrialDoesNotSayThatTheModelIsBack() throws InterruptedException {
        ModelClient client = patient(LONG, Duration.ofSeconds(1));
        server.always(status(503, "text/plain", ""));
        for (int i = 0; i < 4; i++) {
            ask(client).failure();
        }
        server.always(server.silence());
        Heard trial = Awaiting.until(() -> {
            Heard heard = ask(client);
            Awaiting.until(() -> heard.isOver() || server.calls().size() == 5, Boolean::booleanValue);
            return heard;
        }, heard -> !heard.isOver());

        trial.subscription.cancel();
        server.calls().get(4).hungUpAt();

        // Were it back, four would have to fail until it is left alone.
        server.always(status(503, "text/plain", ""));
        assertThat(IntStream.range(0, 3).mapToObj(i -> ask(client).failure().detail()).toList())
                .anyMatch(detail -> detail.endsWith("is left alone for some seconds"));
        server.always(words("sim"));
        Awaiting.until(() -> ask(client).await().text(), "sim"::equals);
    }

    @Test
    void whoCancelsSoonSaysNothingOfTheModel() throws InterruptedException {
        ModelClient client = patient(LONG, LONG);
        server.always(server.silence());
        cancelOnceThere(client, 8);
        server.always(status(503, "text/plain", ""));

        // Were the cancelled ones counted, two of these would be half of the last four.
        for (int i = 0; i < 4; i++) {
            assertThat(ask(client).failure().detail()).endsWith("answered 503");
        }
        assertThat(ask(client).failure().detail()).endsWith("is left alone for some seconds");
    }

    @Test
    void whoWaitsLongAndThenCancelsSaysThatTheModelIsAway() throws InterruptedException {
        ModelClient client = patient(Duration.ofNanos(1), LONG);
        server.always(server.silence());

        cancelOnceThere(client, 4);

        assertThat(ask(client).failure().detail()).endsWith("is left alone for some seconds");
        assertThat(standing.state()).isEqualTo(Dependency.State.AWAY);
    }

    private void cancelOnceThere(ModelClient client, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Heard heard = ask(client);
            int calls = i + 1;
            Awaiting.until(server::calls, all -> all.size() == calls);
            heard.subscription.cancel();
            server.calls().get(i).hungUpAt();
        }
    }

    /** Left alone when half of four calls fail. */
    private ModelClient patient(Duration betweenTokens, Duration rest) {
        return new ModelClient(protocol("ollama", server.url()), Optional.empty(),
                new Bounds(LONG, betweenTokens, LONG, 4, 4, LONG, 1000, new Patience(4, rest)), vertx, standing, metrics);
    }

    @Test
    void theKeyGoesToTheModelAndNowhereElse() throws IOException {
        try (FakeModels elsewhere = new FakeModels()) {
            server.then(status(307, "text/plain", "", "Location: " + elsewhere.url() + "/v1/chat/completions"),
                    status(401, "text/plain", KEY + TEXT), cut(KEY + TEXT), words("sim"));
            ModelClient client = client("openai");
            for (int i = 0; i < 3; i++) {
                assertThat(ask(client).failure().detail()).doesNotContain(KEY, "SEGREDO");
            }
            assertThat(ask(client).whole()).isEqualTo("sim");

            assertThat(server.calls()).hasSize(4)
                    .allMatch(call -> call.headers().get("authorization").equals("Bearer " + KEY));
            assertThat(elsewhere.calls()).isEmpty();
        }
        try (Stream<String> log = Files.lines(TestFork.THIS.log())) {
            assertThat(log.filter(line -> line.contains(KEY) || line.contains("PADARIA DO SEGREDO?"))).isEmpty();
        }
    }

    @Test
    void allOfItHappensOnTheEventLoopOfWhoeverAsks() {
        List<String> threads = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        vertx.runOnContext(nothing -> {
            threads.add(Thread.currentThread().getName());
            client("ollama").answer(CONVERSATION).onItem().invoke(() -> threads.add(Thread.currentThread().getName()))
                    .onTermination().invoke(over::countDown).subscribe().with(bit -> {
                    });
        });

        Awaiting.until(over::getCount, count -> count == 0);
        assertThat(threads).hasSize(4).containsOnly(threads.get(0)).first().asString().contains("eventloop");
    }

    private ModelClient client(String protocol) {
        return client(protocol, bounds(4, 4, LONG, LONG, LONG, 1 << 16));
    }

    private ModelClient client(String protocol, Bounds bounds) {
        return new ModelClient(protocol(protocol, server.url()), Optional.of(KEY), bounds, vertx, standing, metrics);
    }

    private static Protocol protocol(String name, String url) {
        return switch (name) {
            case "ollama" -> new OllamaProtocol(URI.create(url), "gemma3:1b");
            case "openai" -> new OpenAiProtocol(URI.create(url), "m");
            case "webhook" -> new WebhookProtocol(URI.create(url + "/webhook/n8n/init"));
            default -> fail(name);
        };
    }

    private static Bounds bounds(int concurrency, int waiting, Duration firstToken, Duration betweenTokens, Duration longest,
            int answerBytes) {
        return new Bounds(firstToken, betweenTokens, longest, concurrency, waiting, LONG, answerBytes,
                new Patience(100, LONG));
    }
}
