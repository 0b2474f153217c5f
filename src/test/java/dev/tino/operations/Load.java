package dev.tino.operations;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Clients that ask for one thing after the other, whatever is answered, and remember what that was. */
final class Load implements AutoCloseable {

    private static final int CLIENTS_EACH = 2;
    private static final long PAUSE_MILLIS = 25;

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private final long begun = System.nanoTime();
    private volatile boolean ended;

    interface Request {
        HttpResponse<String> send() throws Exception;
    }

    /**
     * An answer, or none.
     *
     * @param status 0 when there was no answer
     * @param detail what was answered instead of success
     */
    record Seen(String request, int status, String contentType, boolean retryAfter, String detail, long begun, long ended) {

        boolean served() {
            return status == 200 || status == 201;
        }

        /** A 503 in the shape that every refusal has, which tells when to come back. */
        boolean unavailable() {
            return status == 503 && contentType.equals("application/problem+json") && retryAfter;
        }

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(ended - begun);
        }
    }

    /** Begins; each kind of request comes from clients of its own. */
    static Load of(Map<String, Request> requests) {
        var load = new Load();
        requests.forEach((name, request) -> {
            for (int i = 0; i < CLIENTS_EACH; i++) {
                load.clients.add(new Thread(() -> load.run(name, request), name));
            }
        });
        load.clients.forEach(Thread::start);
        return load;
    }

    private void run(String name, Request request) {
        while (!ended) {
            long begun = System.nanoTime();
            seen.add(ask(name, request, begun));
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static Seen ask(String name, Request request, long begun) {
        try {
            HttpResponse<String> answer = request.send();
            return new Seen(name, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    answer.statusCode() < 300 ? "" : answer.body(), begun, System.nanoTime());
        } catch (Exception none) {
            return new Seen(name, 0, "", false, none.toString(), begun, System.nanoTime());
        }
    }

    /** Every answer to a request that was begun at or after {@code from} and answered before {@code to}. */
    List<Seen> between(long from, long to) {
        return seen.stream().filter(answer -> answer.begun >= from && answer.ended < to).toList();
    }

    long begun() {
        return begun;
    }

    /** Until each kind of request was served that often since then. */
    void awaitServed(int times, long since) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!enough(times, since)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not served: " + tally());
            }
            Thread.sleep(20);
        }
    }

    private boolean enough(int times, long since) {
        Map<String, Long> served = seen.stream().filter(answer -> answer.begun >= since && answer.served())
                .collect(Collectors.groupingBy(Seen::request, Collectors.counting()));
        return clients.stream().allMatch(client -> served.getOrDefault(client.getName(), 0L) >= times);
    }

    /** How often each status was seen. */
    Map<Integer, Long> tally() {
        return seen.stream().collect(Collectors.groupingBy(Seen::status, TreeMap::new, Collectors.counting()));
    }

    /** Ends, once the last answer has come. */
    void end() throws InterruptedException {
        ended = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
