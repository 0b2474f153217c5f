package dev.tino.compat.recommender;

import static dev.tino.compat.recommender.Reader.assertError;
import static dev.tino.compat.recommender.Reader.assertMessage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.training.BookModels;
import dev.tino.compat.LegacyRefusal;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestShop.class)
class ScrapeTest {

    private static final FakeShop SHOP = TestShop.SHOP;
    private static final String SCRAPE = Reader.API + "/scrape/";

    @Inject
    BookModels catalogue;
    @Inject
    ScrapeService scrapes;

    private Account admin;

    @BeforeEach
    void empty() {
        SHOP.clear();
        catalogue.empty();
        admin = Account.admin();
    }

    @AfterEach
    void leaveNothing() {
        SHOP.clear();
        catalogue.empty();
    }

    @Test
    void theAnswerComesWhenTheShopWasLookedAt() {
        SHOP.fill(45, 3);

        Response scraped = admin.request().post(SCRAPE);

        assertThat(scraped.statusCode()).as(scraped.asString()).isEqualTo(200);
        assertThat(scraped.<Map<String, Object>> path("")).isEqualTo(
                Map.of("msg", "Web scraping realizado com sucesso", "total_records", 45));
        assertThat(admin.get(Reader.API + "/stats/overview").<Integer> path("total_books")).isEqualTo(45);
    }

    @Test
    void aShopWithoutBooksAndOneThatIsAwayAreTold() {
        String only = SHOP.add("upc000001", "Category 01", "1.00").path();
        SHOP.answer(only, FakeShop.status(404));

        assertMessage(admin.request().post(SCRAPE), 200, "Nenhum dado coletado.");

        SHOP.answerAll(FakeShop.status(500));

        assertError(admin.request().post(SCRAPE), 502, "O site não pôde ser lido");
    }

    @Test
    void whatTakesLongerGoesOnAsAJobThatTheNextOneJoins() {
        SHOP.fill(10, 1);
        SHOP.answer("/catalogue/upc000001/index.html", FakeShop.after(1_500));

        ScrapeService.Scraped first = scrapes.run(admin.id(), Duration.ofMillis(100)).await().indefinitely();
        Response second = admin.request().post(SCRAPE);

        assertThat(first.message()).isEqualTo("Web scraping em andamento");
        assertThat(first.totalRecords()).isNull();
        assertThat(second.<Integer> path("total_records")).isEqualTo(10);
        assertThat(admin.get("/api/v1/jobs/" + first.jobId()).<String> path("status")).isEqualTo("completed");
        assertThat(admin.get("/api/v1/books/scrapes?limit=1").<String> path("items[0].id"))
                .isEqualTo(first.jobId().toString());
    }

    @Test
    void aRunThatSomebodyEndsIsTold() {
        SHOP.fill(10, 1);
        SHOP.answerAll(FakeShop.after(300));
        var waiting = scrapes.run(admin.id(), Duration.ofMinutes(1)).subscribeAsCompletionStage();
        String job = Awaiting.until(() -> admin.get("/api/v1/books/scrapes?limit=1"),
                runs -> List.of("pending", "running").contains(runs.<String> path("items[0].status"))).path("items[0].id");

        admin.request().post("/api/v1/jobs/" + job + "/cancel").then().statusCode(200);

        assertThatThrownBy(waiting::join).cause().isInstanceOfSatisfying(LegacyRefusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.body()).isEqualTo(Map.of("error", "O web scraping foi interrompido, ver a tarefa " + job));
        });
    }

    @Test
    void onlyAdministratorsHaveTheShopLookedAt() {
        assertError(Reader.register().request().post(SCRAPE), 403, "O usuário não tem permissão para isto");
        assertError(given().post(SCRAPE), 401, "Token não informado ou cabeçalho ausente");
        assertThat(SHOP.requests()).isEmpty();
    }

    /** As the daily job of that system sends it. */
    @Test
    void theDailyJobLogsInScrapesAndTrains() {
        SHOP.fill(30, 2);
        Reader robot = administrator();

        Response entered = Reader.send("login", robot.username(), Account.PASSWORD);
        Reader entering = Reader.of(robot.username(), entered);
        Response scraped = entering.request().post(SCRAPE);
        Response trained = Awaiting.until(Duration.ofMinutes(2), () -> entering.get("/ml/training-data"),
                answer -> !answer.<List<?>> path("artifacts_saved").isEmpty());

        assertThat(scraped.<Integer> path("total_records")).isEqualTo(30);
        assertThat(trained.<String> path("msg")).isEqualTo("Pipeline de treinamento executado com sucesso");
        assertThat(trained.<List<?>> path("artifacts_saved")).hasSize(3);
    }

    /** As a reader's front end sends it. */
    @Test
    void aReaderLooksForBooksAndStaysLoggedIn() {
        SHOP.fill(30, 2);
        assertThat(admin.request().post(SCRAPE).statusCode()).isEqualTo(200);
        Reader registered = Reader.register();
        Reader ana = Reader.of(registered.username(), Reader.send("login", registered.username(), Account.PASSWORD));

        String title = ana.get("/books/titles").path("[3].title");
        Response found = ana.request().queryParam("title", title).get(Reader.API + "/books/search");
        Response detail = ana.get("/books/details/" + found.path("[0].id"));
        Response predicted = ana.request().contentType("application/json").body(Map.of("title", title))
                .get(Reader.API + "/ml/predictions");
        Response preferred = ana.get("/ml/user-preferences/" + ana.number());
        Response renewed = given().header("Authorization", "Bearer " + ana.refreshToken()).post(Reader.API + "/auth/refresh");

        assertThat(detail.<String> path("title")).isEqualTo(title);
        assertThat(predicted.statusCode()).as(predicted.asString()).isEqualTo(200);
        assertThat(predicted.<List<String>> path("title")).isNotEmpty().doesNotContain(title);
        assertThat(preferred.<List<?>> path("")).isNotEmpty();
        assertThat(given().header("Authorization", "Bearer " + renewed.path("access_token")).get(Reader.API + "/genres/")
                .<List<?>> path("")).hasSize(2);
    }

    private Reader administrator() {
        Reader robot = Reader.register();
        String id = robot.request().get("/api/v1/me").path("id");
        admin.put("/api/v1/users/" + id + "/roles", Map.of("roles", List.of("user", "admin"))).then().statusCode(200);
        return robot;
    }
}
