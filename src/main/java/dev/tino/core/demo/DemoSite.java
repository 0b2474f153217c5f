package dev.tino.core.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;

/** This Tino as the people of the demonstration see it. */
public final class DemoSite {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nothing that is made up takes longer, unless nobody works on it. */
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int PAUSE_MILLIS = 300;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final URI address;
    private final DemoPeople people;
    private final ObjectMapper json;

    DemoSite(URI address, DemoPeople people, ObjectMapper json) {
        this.address = address;
        this.people = people;
        this.json = json;
    }

    public DemoPeople people() {
        return people;
    }

    /** Makes the requests of whoever has a token; of nobody, when it is null. */
    public DemoClient as(String token) {
        return new DemoClient(http, address, token, json);
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Asks until it is so. */
    public static void await(String what, Condition condition) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IOException("%s: not within %d s".formatted(what, LONGEST.toSeconds()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Has somebody who looks at the console know something, once all has been tried. */
    public void tell(String line) {
        told.add(line);
    }

    List<String> told() {
        return List.copyOf(told);
    }
}
