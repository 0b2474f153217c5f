package dev.tino.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A server that speaks the protocol of every embeddings provider, well or as badly as a test says. Texts that share words
 * get vectors that lie near each other; their length is not 1, as with real ones.
 */
public final class FakeEmbeddings implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int dimensions;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Answer usual = FakeEmbeddings::good;

    private FakeEmbeddings(int dimensions) {
        this.dimensions = dimensions;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** One whose vectors have this length, unless it is asked for others. */
    public static FakeEmbeddings of(int dimensions) {
        return new FakeEmbeddings(dimensions);
    }

    /** What was asked. */
    public record Call(String path, Headers headers, JsonObject body, List<String> texts) {
    }

    /** What is done with a call. */
    public interface Answer {

        /** @param good what a sound server would answer */
        void give(HttpExchange exchange, String good) throws IOException;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> texts() {
        return calls.stream().flatMap(call -> call.texts().stream()).toList();
    }

    /** Calls that are not answered yet. */
    public int running() {
        return running.get();
    }

    /** Most calls that ran at once. */
    public int mostAtOnce() {
        return most.get();
    }

    /** What the next calls get, one each; after them come sound answers, or what {@link #always} says. */
    public FakeEmbeddings then(Answer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    public FakeEmbeddings always(Answer answer) {
        usual = answer;
        return this;
    }

    /** A sound one. */
    public static void good(HttpExchange exchange, String good) throws IOException {
        send(exchange, 200, "application/json", good);
    }

    public static Answer body(String contentType, String body) {
        return (exchange, good) -> send(exchange, 200, contentType, body);
    }

    public static Answer status(int status, String body) {
        return (exchange, good) -> send(exchange, status, "application/json", body);
    }

    public static Answer retryAfter(int status, String retryAfter) {
        return (exchange, good) -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            send(exchange, status, "application/json", "{}");
        };
    }

    /** The connection ends before there is an answer. */
    public static void hangUp(HttpExchange exchange, String good) {
        exchange.close();
    }

    /** The connection ends amid the answer. */
    public static void cut(HttpExchange exchange, String good) throws IOException {
        half(exchange, good);
        exchange.close();
    }

    /** No answer, for as long as the server runs. */
    public Answer silence() {
        return (exchange, good) -> await(closed);
    }

    /** Half an answer, and then nothing for as long as the server runs. */
    public Answer falter() {
        return (exchange, good) -> {
            half(exchange, good);
            await(closed);
        };
    }

    /** A sound one, but not before the latch is open. */
    public static Answer after(CountDownLatch latch) {
        return (exchange, good) -> {
            await(latch);
            good(exchange, good);
        };
    }

    private static void half(HttpExchange exchange, String good) throws IOException {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try (exchange) {
            var body = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getRawPath();
            List<String> texts = texts(path, body);
            calls.add(new Call(path, exchange.getRequestHeaders(), body, texts));
            Answer answer = next.poll();
            (answer == null ? usual : answer).give(exchange, answer(path, body, texts));
        } finally {
            running.decrementAndGet();
        }
    }

    private static List<String> texts(String path, JsonObject body) {
        if (path.endsWith(":batchEmbedContents")) {
            return body.getJsonArray("requests").stream().map(request -> ((JsonObject) request).getJsonObject("content")
                    .getJsonArray("parts").getJsonObject(0).getString("text")).toList();
        }
        if (path.equals("/v1/embeddings")) {
            return body.getJsonArray("input").stream().map(String.class::cast).toList();
        }
        return body.getJsonArray("descriptions").stream().map(text -> ((JsonObject) text).getString("description")).toList();
    }

    private String answer(String path, JsonObject body, List<String> texts) {
        JsonArray items = new JsonArray();
        if (path.endsWith(":batchEmbedContents")) {
            int length = body.getJsonArray("requests").getJsonObject(0).getInteger("outputDimensionality", dimensions);
            texts.forEach(text -> items.add(new JsonObject().put("values", json(vector(text, length)))));
            return new JsonObject().put("embeddings", items).encode();
        }
        if (path.equals("/v1/embeddings")) {
            int length = body.getInteger("dimensions", dimensions);
            IntStream.range(0, texts.size()).map(i -> texts.size() - 1 - i).forEach(i -> items.add(new JsonObject()
                    .put("object", "embedding").put("index", i).put("embedding", json(vector(texts.get(i), length)))));
            return new JsonObject().put("object", "list").put("data", items).put("model", body.getString("model")).encode();
        }
        texts.forEach(text -> items.add(json(vector(text, dimensions))));
        return new JsonObject().put("embeddings", items).encode();
    }

    private static JsonArray json(float[] vector) {
        return new JsonArray(IntStream.range(0, vector.length).mapToObj(i -> (Object) vector[i]).toList());
    }

    /** What a text's vector is before it is divided by its length. */
    public static float[] vector(String text, int dimensions) {
        float[] vector = new float[dimensions];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
            SplittableRandom random = new SplittableRandom(word.hashCode());
            for (int i = 0; i < dimensions; i++) {
                vector[i] += (float) random.nextDouble(-1, 1);
            }
        }
        return vector;
    }

    /** The same of length 1, as it should arrive. */
    public static float[] unit(String text, int dimensions) {
        float[] vector = vector(text, dimensions);
        double norm = Math.sqrt(IntStream.range(0, dimensions).mapToDouble(i -> (double) vector[i] * vector[i]).sum());
        float[] unit = Arrays.copyOf(vector, dimensions);
        for (int i = 0; i < dimensions; i++) {
            unit[i] = (float) (vector[i] / norm);
        }
        return unit;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
