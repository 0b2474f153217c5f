package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.tino.testsupport.Account;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A user who asks for categories and files transactions, as a test sees him. */
record Corrector(Account account, Pool pool) {

    private static final String FINANCE = "/api/v1/finance/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 20_000_000;

    /** The answer on one line. */
    Map<String, Object> ask(String description, String amount) {
        Response answer = account.post(FINANCE + "classifications",
                Map.of("transactions",
                        List.of(Map.of("date", "2026-01-15", "description", description, "amount", new BigDecimal(amount)))));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new LinkedHashMap<>(answer.<Map<String, Object>> path("transactions[0]"));
    }

    /** Which category the answer names. */
    String category(String description, String amount) {
        return (String) ask(description, amount).get("category");
    }

    /** Files a transaction; the id of it. */
    String file(String description, String amount, UUID category) {
        Response added = account.post(FINANCE + "transactions", Map.of("date", "2026-01-15", "description", description,
                "amount", new BigDecimal(amount), "categoryId", category));
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added.path("id");
    }

    UUID addCategory(String name) {
        Response added = account.post(FINANCE + "categories", Map.of("name", name));
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return UUID.fromString(added.path("id"));
    }

    /** His trainings, oldest first, each as its status. */
    List<String> trainings() {
        var found = new ArrayList<String>();
        pool.preparedQuery("select status from job where owner_id = $1 and kind = 'finance.model' order by id")
                .execute(Tuple.of(account.id())).await().indefinitely().forEach(row -> found.add(row.getString(0)));
        return found;
    }

    /** Waits until so many trainings are there and none is under way. */
    void awaitTrainings(int count) {
        await(trainings -> trainings.size() == count && !trainings.contains("pending") && !trainings.contains("running"));
    }

    void awaitTraining(String status) {
        await(trainings -> trainings.contains(status));
    }

    private void await(Predicate<List<String>> right) {
        long begin = System.nanoTime();
        List<String> trainings = trainings();
        while (!right.test(trainings)) {
            assertThat(System.nanoTime() - begin).as("Still " + trainings).isLessThan(PATIENCE.toNanos());
            LockSupport.parkNanos(PAUSE_NANOS);
            trainings = trainings();
        }
    }
}
