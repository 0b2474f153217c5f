package dev.tino.chat.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.observatory.LoadSize;
import dev.tino.chat.observatory.Loads;
import dev.tino.core.demo.DemoClient;
import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoSite;

/** A few talks about the made-up business data, once those are there. */
@ApplicationScoped
class DemoTalks implements DemoData {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TALKS = "/api/v1/chat/talks";

    private final Loads loads;

    DemoTalks(Loads loads) {
        this.loads = loads;
    }

    @Override
    public void make(DemoSite site) throws IOException, InterruptedException {
        loads.ask(LoadSize.DEMO).await().atMost(PATIENCE);
        DemoSite.await("Business data", () -> loads.loaded().await().atMost(PATIENCE).isPresent());
        ask(site.as(site.people().user().token()), List.of("Quantos clientes temos por segmento?",
                "Quais foram os 5 maiores clientes do ano?"));
        ask(site.as(site.people().analyst().token()), List.of("Quantos clientes novos ganhamos em 2025?"));
    }

    private static void ask(DemoClient person, List<String> questions) throws IOException, InterruptedException {
        if (person.get(TALKS + "?limit=1").get("items").isEmpty()) {
            for (String question : questions) {
                person.send("POST", TALKS, Map.of("message", question));
            }
        }
    }
}
