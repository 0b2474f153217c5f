package dev.tino.compat.rating;

import static dev.tino.compat.rating.RatingClient.assertRefused;
import static dev.tino.testsupport.FakeShop.after;
import static dev.tino.testsupport.FakeShop.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.training.BookModels;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestShop.class)
class ScrapesTest {

    private static final FakeShop SHOP = TestShop.SHOP;

    @Inject
    BookModels catalogue;

    @Inject
    Jobs jobs;

    @Inject
    Pool pool;

    private RatingClient admin;
    private RatingClient user;

    @BeforeEach
    void empty() {
        SHOP.clear();
        catalogue.empty();
        admin = RatingClient.of(Account.admin());
        user = RatingClient.of(Account.register());
    }

    @AfterEach
    void leaveNothing() {
        SHOP.clear();
        catalogue.empty();
    }

    @Test
    void aRunIsQueuedAndItsStateFollowed() {
        SHOP.fill(25, 2);

        Response queued = admin.post("raspagem/trigger");

        assertThat(queued.statusCode()).as(queued.asString()).isEqualTo(202);
        assertThat(queued.<Map<String, Object>> path("$")).containsOnlyKeys("id_tarefa", "message")
                .containsEntry("message", "Processo de raspagem iniciado em segundo plano.");
        Response ended = ended(queued.path("id_tarefa"));
        assertThat(ended.<Map<String, Object>> path("$")).containsOnly(Map.entry("id_tarefa", queued.path("id_tarefa")),
                Map.entry("estado", "CONCLUIDA"), Map.entry("resultado", Map.of("total_encontrado", 25)));
        assertThat(admin.get("books?skip=0").<List<Object>> path("$")).hasSize(25);
    }

    @Test
    void aSecondRunIsRefusedWhileOneIsUnderWay() {
        SHOP.fill(1, 1);
        SHOP.answerAll(after(400));
        String id = admin.post("raspagem/trigger").path("id_tarefa");

        Response refused = admin.post("raspagem/trigger");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String> path("detail")).matches("Já existe uma tarefa de raspagem em andamento \\(ID: " + id
                + ", Estado: (PENDENTE|EXECUTANDO)\\)\\.");
        Response running = admin.get("raspagem/status/" + id);
        assertThat(running.<String> path("estado")).isIn("PENDENTE", "EXECUTANDO");
        assertThat(running.<String> path("resultado.mensagem")).isNotBlank();
        SHOP.clear();
        ended(id);
    }

    @Test
    void aRunThatFailsSaysWhy() {
        SHOP.answerAll(status(404));

        Response ended = ended(admin.post("raspagem/trigger").path("id_tarefa"));

        assertThat(ended.<String> path("estado")).isEqualTo("ERRO");
        assertThat(ended.<String> path("resultado.erro")).contains("front page");
    }

    @Test
    void anUnknownRunIsNotFound() {
        assertRefused(admin.get("raspagem/status/" + UUID.randomUUID()), 404, "Tarefa não encontrada.");
        assertRefused(admin.get("raspagem/status/abc"), 404, "Tarefa não encontrada.");
        UUID other = jobs.submit(pool, new NewJob("test.echo", null, List.of())).await().indefinitely();
        assertRefused(admin.get("raspagem/status/" + other), 404, "Tarefa não encontrada.");
    }

    @Test
    void onlyAdministratorsScrape() {
        assertRefused(RatingClient.anonymous().post("raspagem/trigger"), 401, "Not authenticated");
        assertThat(user.post("raspagem/trigger").statusCode()).isEqualTo(403);
        assertThat(user.post("raspagem/trigger").<String> path("detail")).startsWith("Permissão insuficiente");
        assertThat(user.get("raspagem/status/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
    }

    @Test
    void finishedRunsAreRemovedAndNothingElse() {
        SHOP.fill(2, 1);
        String run = admin.post("raspagem/trigger").path("id_tarefa");
        ended(run);
        Account ana = Account.register();
        UUID echo = jobs.submit(pool, new NewJob("test.echo", ana.id(), List.of())).await().indefinitely();
        Awaiting.until(() -> ana.get("/api/v1/jobs/" + echo).<String> path("status"), "completed"::equals);

        Response answer = admin.delete("admin/limpa-tabela-tarefas");

        assertThat(answer.<Map<String, Object>> path("$")).containsOnlyKeys("message");
        assertRefused(admin.get("raspagem/status/" + run), 404, "Tarefa não encontrada.");
        assertThat(ana.get("/api/v1/jobs/" + echo).statusCode()).isEqualTo(200);
        assertThat(user.delete("admin/limpa-tabela-tarefas").statusCode()).isEqualTo(403);
    }

    private Response ended(String id) {
        return Awaiting.until(() -> admin.get("raspagem/status/" + id),
                answer -> List.of("CONCLUIDA", "ERRO").contains(answer.<String> path("estado")));
    }
}
