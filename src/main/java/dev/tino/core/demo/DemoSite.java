package dev.tino.core.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;

/** This Tino as the people of the demonstration see it. */
public final class DemoSite {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** Has somebody who looks at the console know something once all is there. */
    public void tell(String line) {
        told.add(line);
    }

    List<String> told() {
        return List.copyOf(told);
    }
}
