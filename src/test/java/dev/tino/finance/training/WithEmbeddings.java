package dev.tino.finance.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;

import dev.tino.testsupport.FakeEmbeddings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Tino with a provider of vectors, which answers as badly as a test says. */
public class WithEmbeddings implements QuarkusTestProfile {

    /** A call with this word in a text is refused. */
    static final String REFUSED = "VERBOTEN";

    // Properties are the same whichever class loader sets them.
    private static final String ANSWER = "tino.test.embeddings-answer";
    private static final String ASKED = "tino.test.embeddings-asked";

    /** @param how a status, {@code silence}, {@code page} or {@code short} */
    static void answer(String how) {
        System.setProperty(ANSWER, how);
        System.setProperty(ASKED, "0");
    }

    static void mend() {
        System.clearProperty(ANSWER);
    }

    /** Calls since {@link #answer}. */
    static int asked() {
        return Integer.getInteger(ASKED, 0);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(Map.entry("tino.finance.model.embeddings", "true"), Map.entry("tino.embeddings.provider", "http"),
                Map.entry("tino.embeddings.dimensions", "16"), Map.entry("tino.embeddings.timeout", "3S"),
                Map.entry("tino.finance.embeddings.patience", "1.5S"),
                Map.entry("tino.finance.embeddings.job-patience", "3S"), Map.entry("tino.jobs.retry.delay", "0.01S"),
                // Each of them waits for the job's whole patience.
                Map.entry("tino.jobs.retry.tries", "1"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Provider.class));
    }

    public static class Provider implements QuarkusTestResourceLifecycleManager {

        private FakeEmbeddings server;

        @Override
        public Map<String, String> start() {
            server = FakeEmbeddings.of(16).always(this::answer);
            return Map.of("tino.embeddings.url", server.url());
        }

        private void answer(HttpExchange exchange, String good) throws IOException {
            String how = System.getProperty(ANSWER, holdsRefused(exchange) ? "401" : "good");
            System.setProperty(ASKED, String.valueOf(asked() + 1));
            FakeEmbeddings.Answer answer = switch (how) {
                case "good" -> FakeEmbeddings::good;
                case "silence" -> server.silence();
                case "page" -> FakeEmbeddings.body("text/html", "<html><body>Sign in</body></html>");
                case "short" -> (sent, sound) -> FakeEmbeddings.good(sent, shortened(sound));
                default -> FakeEmbeddings.status(Integer.parseInt(how), "{}");
            };
            answer.give(exchange, good);
        }

        /** The same with a number less in each vector. */
        private static String shortened(String good) {
            var answer = new JsonObject(good);
            answer.getJsonArray("embeddings").forEach(vector -> ((JsonArray) vector).remove(0));
            return answer.encode();
        }

        private boolean holdsRefused(HttpExchange exchange) {
            return server.calls().stream().filter(call -> call.headers() == exchange.getRequestHeaders())
                    .flatMap(call -> call.texts().stream()).anyMatch(text -> text.contains(REFUSED));
        }

        @Override
        public void stop() {
            server.close();
        }
    }
}
