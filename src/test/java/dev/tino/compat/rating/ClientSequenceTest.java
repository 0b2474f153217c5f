package dev.tino.compat.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** From the first account to what the dashboard shows, as the old clients call it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestShop.class)
class ClientSequenceTest {

    private static final FakeShop SHOP = TestShop.SHOP;
    private static final String PASSWORD = "uma senha bem longa";

    @Inject
    BookModels catalogue;

    @BeforeEach
    void empty() {
        SHOP.clear();
        catalogue.empty();
    }

    @AfterEach
    void leaveNothing() {
        SHOP.clear();
        catalogue.empty();
    }

    @Test
    void anOldClientWorksFromRegistrationToTheDashboard() {
        String name = "u" + UUID.randomUUID().toString().substring(0, 18);
        RatingClient.anonymous().post("usuarios/", Map.of("username", name, "password", PASSWORD)).then().statusCode(201);
        // The real address, without a language: whoever logs in there by a form gets what both need.
        Response login = given().formParam("grant_type", "password").formParam("username", name)
                .formParam("password", PASSWORD).post("/api/v1/auth/login");
        assertThat(login.<Map<String, Object>> path("$")).containsKeys("access_token", "refresh_token", "token_type");
        assertThat(login.<String> path("token_type")).isEqualToIgnoringCase("bearer");
        RatingClient client = RatingClient.by(login.path("access_token"));
        assertThat(client.get("usuarios/me").<String> path("username")).isEqualTo(name);

        scrapeAsAdministrator();

        List<Map<String, Object>> books = client.get("books?skip=0&limit=100").path("$");
        assertThat(books).hasSize(40);
        Map<String, Object> first = books.get(0);
        assertThat(client.get("books/" + first.get("id")).<Map<String, Object>> path("$")).isEqualTo(first);
        assertThat(client.get("books/search?titulo=" + first.get("titulo").toString().replace(' ', '+'))
                .<List<Map<String, Object>>> path("$")).contains(first);

        theDashboardReads(client, first);
        assertThat(given().contentType("application/json").body(Map.of("refresh_token", login.path("refresh_token")))
                .post("/api/v1/auth/refresh").<Map<String, Object>> path("$")).containsKeys("access_token", "refresh_token");
    }

    private static void scrapeAsAdministrator() {
        SHOP.fill(40, 2);
        RatingClient admin = RatingClient.of(Account.admin());
        String task = admin.post("raspagem/trigger").path("id_tarefa");
        Response ended = Awaiting.until(() -> admin.get("raspagem/status/" + task),
                answer -> !List.of("PENDENTE", "EXECUTANDO").contains(answer.<String> path("estado")));
        assertThat(ended.<Integer> path("resultado.total_encontrado")).isEqualTo(40);
    }

    /** It takes the metrics of each model apart, and shows a prediction. */
    private void theDashboardReads(RatingClient client, Map<String, Object> book) {
        catalogue.add(BookModels.ratedByPrice(150, 3));
        catalogue.train(Account.admin(), "random-forest");
        Response cache = client.get("ml/cache-status");
        assertThat(cache.<List<String>> path("modelos_carregados")).contains("random_forest");
        assertThat(cache.<List<Map<String, Object>>> path("detalhes_modelos.metricas"))
                .allSatisfy(metrics -> assertThat(metrics).containsKeys("acuracia", "f1_score_macro"));
        Response guess = client.post("ml/predictions?nome_modelo=random_forest", book);
        assertThat(guess.<String> path("livro")).isEqualTo(book.get("titulo"));
        assertThat(guess.<Integer> path("rating_predito")).isBetween(0, 1);
    }
}
