package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tino.finance.classification.Classifier;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

/** A user with a model of his own, which knows horses and gardens. */
record HorseOwner(Account account, Corrector corrector) {

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
    private static final Duration LONG = Duration.ofSeconds(60);
    /** More than are looked at before a provider is left alone. */
    private static final int CALLS = 9;

    static HorseOwner withModel(Pool pool) {
        Account account = Account.register();
        var corrector = new Corrector(account, pool);
        UUID horses = corrector.addCategory("Cavalos");
        UUID garden = corrector.addCategory("Jardim");
        for (int i = 0; i < TrainingQueue.CORRECTIONS; i++) {
            corrector.file((i % 2 == 0 ? "HIPICA REAL ESTABULO " : "VIVEIRO DE MUDAS JARDIM ") + i, "-50",
                    i % 2 == 0 ? horses : garden);
        }
        corrector.awaitTrainings(1);
        assertThat(corrector.trainings()).containsExactly("completed");
        return new HorseOwner(account, corrector);
    }

    String model() {
        return Classifier.ownModel(account.id());
    }

    Response classify(String description) {
        return account.post("/api/v1/finance/classifications", Map.of("transactions", List.of(line(description))));
    }

    /** Until a provider that failed is not left alone any more, nor will be for what it failed before. */
    void awaitProvider() {
        Awaiting.until(LONG, () -> IntStream.range(0, CALLS).allMatch(i -> classify(horse()).path("abstained") == null),
                trusted -> trusted);
    }

    /** Something about horses of which there is no vector yet: those that are there belong to all tests. */
    static String horse() {
        return "HIPICA REAL ESTABULO " + NEXT.getAndIncrement();
    }

    /** Of horses, each with a description of its own. */
    static List<Map<String, Object>> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line(horse())).collect(Collectors.toList());
    }

    private static Map<String, Object> line(String description) {
        return new HashMap<>(Map.of("date", "2026-01-15", "description", description, "amount", -50));
    }
}
