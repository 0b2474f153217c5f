package dev.tino.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A server that speaks as models do, well or as badly as a test says: over sockets of its own, so that it decides what is
 * sent together, and sees when a connection is closed.
 */
public final class FakeModels implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Answer usual = words("Olá", ", ", "mundo");

    public FakeModels() {
        try {
            server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** What is done with a call. */
    public interface Answer {

        void give(Call call) throws IOException, InterruptedException;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** All so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls that are not over yet. */
    public int running() {
        return running.get();
    }

    /** Most calls that ran at once. */
    public int mostAtOnce() {
        return most.get();
    }

    /** What the next calls get, one each; after them comes the usual. */
    public FakeModels then(Answer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    public FakeModels always(Answer answer) {
        usual = answer;
        return this;
    }

    /** A sound answer in the words of whichever protocol asks, each word a bit of its own. */
    public static Answer words(String... words) {
        return call -> {
            call.begin();
            for (String word : words) {
                call.word(word);
            }
            call.end();
        };
    }

    /** One word after the other, until the caller hangs up. */
    public static Answer endless() {
        return call -> {
            call.begin();
            while (true) {
                call.word("bla ");
                Thread.sleep(10);
            }
        };
    }

    /** Words, and then nothing for as long as the server runs. */
    public Answer falter(String... words) {
        return call -> {
            call.begin();
            for (String word : words) {
                call.word(word);
            }
            closing.await();
        };
    }

    /** Not even a status, for as long as the server runs. */
    public Answer silence() {
        return call -> closing.await();
    }

    /** Words, and the connection is gone. */
    public static Answer cut(String... words) {
        return call -> {
            call.begin();
            for (String word : words) {
                call.word(word);
            }
            call.close();
        };
    }

    public static Answer status(int status, String contentType, String body, String... headers) {
        return call -> call.whole(status, contentType, body, headers);
    }

    /** Bytes of an answer, each array sent by itself. */
    public static Answer pieces(String contentType, byte[]... pieces) {
        return call -> {
            call.head(200, contentType, "Transfer-Encoding: chunked");
            for (byte[] piece : pieces) {
                call.chunk(piece);
                // Enough for the caller to read them one by one.
                Thread.sleep(1);
            }
            call.finish();
        };
    }

    /** Not before the latch is open. */
    public static Answer after(CountDownLatch latch, Answer answer) {
        return call -> {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("Nobody opened the latch");
            }
            answer.give(call);
        };
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> handle(socket));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void handle(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Call call = Call.read(socket);
            calls.add(call);
            threads.execute(call::watch);
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                Answer answer = next.poll();
                (answer == null ? usual : answer).give(call);
            } finally {
                running.decrementAndGet();
            }
        } catch (IOException hungUp) {
            // As tests want it.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** One request and the connection that it came by. */
    public static final class Call implements Closeable {

        private final Socket socket;
        private final OutputStream out;
        private final String path;
        private final Map<String, String> headers;
        private final JsonObject body;
        private final List<Long> words = new CopyOnWriteArrayList<>();
        private final CountDownLatch hungUp = new CountDownLatch(1);
        private volatile long hungUpAt;

        private Call(Socket socket, String path, Map<String, String> headers, JsonObject body) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        private static Call read(Socket socket) throws IOException {
            InputStream in = socket.getInputStream();
            String path = line(in).split(" ")[1];
            Map<String, String> headers = new TreeMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] parts = line.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            return new Call(socket, path, headers, new JsonObject(new String(body, StandardCharsets.UTF_8)));
        }

        private static String line(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("The request broke off");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).strip();
        }

        public String path() {
            return path;
        }

        /** By their names in lower case. */
        public Map<String, String> headers() {
            return headers;
        }

        public JsonObject body() {
            return body;
        }

        /** What is told to a model, one text for each message. */
        public List<String> messages() {
            return body.getJsonArray("messages").stream().map(message -> ((JsonObject) message).getString("content")).toList();
        }

        /** Waits until the caller has closed the connection, and says when it did, as {@link System#nanoTime} has it. */
        public long hungUpAt() throws InterruptedException {
            if (!hungUp.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The connection is still open");
            }
            return hungUpAt;
        }

        public boolean isHungUp() {
            return hungUp.getCount() == 0;
        }

        /** How many words were sent after this moment. */
        public long wordsAfter(long nanos) {
            return words.stream().filter(sent -> sent - nanos > 0).count();
        }

        public int words() {
            return words.size();
        }

        private void watch() {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // Nothing is said before an answer.
                }
            } catch (IOException broken) {
                // That is an end, too.
            }
            hungUpAt = System.nanoTime();
            hungUp.countDown();
        }

        /** The status and headers of a sound answer. */
        public void begin() throws IOException {
            head(200, isOllama() ? "application/x-ndjson" : isOpenAi() ? "text/event-stream" : "application/json",
                    "Transfer-Encoding: chunked");
        }

        /** A bit of a sound answer. */
        public void word(String word) throws IOException {
            if (isOllama()) {
                chunk(ollama(word));
            } else if (isOpenAi()) {
                chunk(openAi(word));
            } else {
                chunk(new JsonObject().put("type", "item").put("content", word).encode() + "\n");
            }
            words.add(System.nanoTime());
        }

        /** What stands behind the last word, and the end of the answer. */
        public void end() throws IOException {
            if (isOllama()) {
                chunk("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                        + "\"done_reason\":\"stop\"}\n");
            } else if (isOpenAi()) {
                chunk("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
            }
            finish();
        }

        private void finish() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void head(int status, String contentType, String... headers) throws IOException {
            out.write(("HTTP/1.1 " + status + " Said\r\nContent-Type: " + contentType + "\r\n"
                    + List.of(headers).stream().map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        public void chunk(byte[] bytes) throws IOException {
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunk.writeBytes(bytes);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            out.write(chunk.toByteArray());
            out.flush();
        }

        private void whole(int status, String contentType, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String[] all = Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = "Content-Length: " + bytes.length;
            head(status, contentType, all);
            out.write(bytes);
            out.flush();
        }

        private boolean isOllama() {
            return path.endsWith("/api/chat");
        }

        private boolean isOpenAi() {
            return path.endsWith("/v1/chat/completions");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A line as Ollama sends it. */
    public static String ollama(String word) {
        return new JsonObject().put("model", "m").put("message", new JsonObject().put("role", "assistant").put("content", word))
                .put("done", false).encode() + "\n";
    }

    /** An event as OpenAI sends it. */
    public static String openAi(String word) {
        return "data: " + new JsonObject().put("object", "chat.completion.chunk").put("choices", new JsonArray().add(
                new JsonObject().put("index", 0).put("delta", new JsonObject().put("content", word)).putNull("finish_reason")))
                .encode() + "\n\n";
    }
}
