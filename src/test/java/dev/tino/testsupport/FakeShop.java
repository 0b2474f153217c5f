package dev.tino.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A shop of books whose pages have the structure of the real one, as good or as broken as a test says. */
public final class FakeShop {

    private static final int TO_A_PAGE = 20;
    private static final List<String> STARS = List.of("One", "Two", "Three", "Four", "Five");

    private final HttpServer server;
    private final Map<String, Item> items = new TreeMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Answer everywhere;
    private volatile Map<String, String> pages;

    /** What is done with a request. */
    public interface Answer {

        /** @param good what a sound shop would answer; null when it has no such page */
        void give(HttpExchange exchange, String good) throws IOException;
    }

    /** A book as the shop has it. */
    public record Item(String upc, String title, String category, String price, int stock) {

        public String path() {
            return "/catalogue/" + upc + "/index.html";
        }
    }

    public FakeShop() {
        // Else it keeps the end of each answer back until the client has said that the beginning came.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "fake-shop");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Without books and without faults. */
    public synchronized void clear() {
        items.clear();
        answers.clear();
        requests.clear();
        most.set(0);
        everywhere = null;
        pages = null;
    }

    public synchronized Item add(String upc, String category, String price) {
        var item = new Item(upc, "The Book of " + upc, category, price, 3);
        items.put(upc, item);
        return item;
    }

    /** So many books in so many categories. */
    public void fill(int books, int categories) {
        IntStream.range(0, books).forEach(number -> add("upc%06d".formatted(number),
                "Category %02d".formatted(number % categories), "%d.%02d".formatted(5 + number % 50, number % 100)));
    }

    public synchronized void remove(String upc) {
        items.remove(upc);
    }

    /** Serves the pages of a folder, and nothing else. */
    public void serve(Path folder) {
        var read = new ConcurrentHashMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read.put("/" + folder.relativize(file), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages = read;
    }

    /** Changes one of the pages that are served from a folder. */
    public void edit(String path, Function<String, String> change) {
        pages.compute(path, (same, html) -> change.apply(html));
    }

    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** To each request, whatever it asks for. */
    public void answerAll(Answer answer) {
        everywhere = answer;
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Most requests at once. */
    public int most() {
        return most.get();
    }

    /** Requests that are not answered yet. */
    public int running() {
        return running.get();
    }

    /** An answer with nothing in it. */
    public static Answer status(int status) {
        return (exchange, good) -> exchange.sendResponseHeaders(status, -1);
    }

    public static Answer redirect(String location) {
        return (exchange, good) -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    public static Answer html(String html) {
        return (exchange, good) -> send(exchange, "text/html", html);
    }

    /** First something else, then what is sound. */
    public static Answer first(int times, Answer answer) {
        var left = new AtomicInteger(times);
        return (exchange, good) -> (left.getAndDecrement() > 0 ? answer : (Answer) FakeShop::sound).give(exchange, good);
    }

    /** Nothing before so long. */
    public static Answer after(int millis) {
        return (exchange, good) -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sound(exchange, good);
        };
    }

    public static void sound(HttpExchange exchange, String good) throws IOException {
        if (good == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            send(exchange, "text/html", good);
        }
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        try (exchange) {
            Answer answer = answers.getOrDefault(path, everywhere == null ? FakeShop::sound : everywhere);
            answer.give(exchange, page(path));
        } finally {
            running.decrementAndGet();
        }
    }

    private synchronized String page(String path) {
        String file = path.endsWith("/") ? path + "index.html" : path;
        if (pages != null) {
            return pages.get(file);
        }
        if (file.equals("/index.html")) {
            return front();
        }
        if (file.startsWith("/catalogue/category/books/")) {
            String[] parts = file.substring("/catalogue/category/books/".length()).split("/");
            return list(parts[0].replace('_', ' '), parts[1].equals("index.html") ? 1
                    : Integer.parseInt(parts[1].replaceAll("\\D", "")));
        }
        Item item = items.get(file.replaceAll("^/catalogue/|/index.html$", ""));
        return item == null ? null : product(item);
    }

    private String front() {
        return "<html><body><div class='side_categories'><ul><li><a href='catalogue/category/books_1/index.html'>Books</a><ul>"
                + items.values().stream().map(Item::category).distinct().sorted()
                        .map(name -> "<li><a href='catalogue/category/books/%s/index.html'>\n %s \n</a></li>"
                                .formatted(name.replace(' ', '_'), name))
                        .collect(Collectors.joining())
                + "</ul></li></ul></div></body></html>";
    }

    private String list(String category, int page) {
        List<Item> all = items.values().stream().filter(item -> item.category.equals(category)).toList();
        if (all.isEmpty() || (page - 1) * TO_A_PAGE >= all.size()) {
            return null;
        }
        int end = Math.min(all.size(), page * TO_A_PAGE);
        return "<html><body><form class='form-horizontal'><strong>%d</strong> results</form><ol>".formatted(all.size())
                + all.subList((page - 1) * TO_A_PAGE, end).stream().map(
                        item -> "<li><article class='product_pod'><h3><a href='../../../%s/index.html'>x</a></h3></article></li>"
                                .formatted(item.upc))
                        .collect(Collectors.joining())
                + "</ol>"
                + (end < all.size() ? "<ul><li class='next'><a href='page-%d.html'>next</a></li></ul>".formatted(page + 1)
                        : "")
                + "</body></html>";
    }

    /** The page of a book. */
    public static String product(Item item) {
        String price = "£" + item.price;
        return """
                <html><head><meta charset="utf-8"></head><body>
                <ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/b">Books</a></li><li><a href="/c">%s</a></li>
                <li class="active">%s</li></ul>
                <article class="product_page"><div id="product_gallery"><img src="../../media/%s.jpg"></div>
                <div class="product_main"><h1>%s</h1><p class="price_color">%s</p>
                <p class="instock availability"><i></i> In stock (%d available) </p><p class="star-rating %s"></p></div>
                <div id="product_description"><h2>Product Description</h2></div><p>A tale of %s, and of coração. ...more</p>
                <table><tr><th>UPC</th><td>%s</td></tr><tr><th>Product Type</th><td>Books</td></tr>
                <tr><th>Price (excl. tax)</th><td>%s</td></tr><tr><th>Price (incl. tax)</th><td>%s</td></tr>
                <tr><th>Tax</th><td>£0.00</td></tr><tr><th>Availability</th><td>In stock (%d available)</td></tr>
                <tr><th>Number of reviews</th><td>2</td></tr></table></article></body></html>""".formatted(item.category,
                item.title, item.upc, item.title, price, item.stock, STARS.get(item.stock % 5), item.upc, item.upc, price,
                price,
                item.stock);
    }
}
