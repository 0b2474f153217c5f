package dev.tino.compat.recommender;

import static dev.tino.compat.recommender.Reader.assertError;
import static dev.tino.compat.recommender.Reader.assertMessage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LearningTest {

    private static final String TRAINING = "/ml/training-data";
    private static final List<String> ARTIFACTS = List.of("tfidf_vectorizer.pkl", "cosine_sim_matrix.pkl", "idx_series.pkl");
    private static final String UNKNOWN = "O título \"%s\" não foi encontrado na base de dados.";

    private final Book garden = TestBook.of("The Garden").about("Orchids, roses & the 12 tulips!").book();
    private final Book flowers = TestBook.of("Flowers: A History").about("orchids roses empires").rating(5).book();
    private final Book tulips = TestBook.of("Tulips").about("tulips of Holland").rating(null).book();
    private final Book twin = TestBook.of("Twins").about("orchids alone").book();
    private final Book otherTwin = TestBook.of("Twins").about("tulips alone").book();
    private final Book silent = TestBook.of("Silence").genre("Crime").book();

    @Inject
    BookModels catalogue;

    private Reader ana;

    @BeforeEach
    void fill() {
        catalogue.empty();
        catalogue.add(List.of(garden, flowers, tulips, twin, otherTwin, silent));
        ana = Reader.register();
    }

    @AfterEach
    void leaveNothing() {
        catalogue.empty();
    }

    @Test
    void featuresAreTheWordsOfDescriptions() {
        Response features = ana.get("/ml/features");

        assertThat(features.<Integer> path("total_records")).isEqualTo(6);
        assertThat(features.<List<Map<String, Object>>> path("features")).hasSize(6)
                .allSatisfy(feature -> assertThat(feature).containsOnlyKeys("id", "title", "description"))
                .isSortedAccordingTo(Comparator.comparing(feature -> (Integer) feature.get("id")));
        assertThat(features.<String> path("features.find { it.title == 'The Garden' }.description"))
                .isEqualTo("orchids roses tulips");
        assertThat(features.<String> path("features.find { it.title == 'Silence' }.description")).isEmpty();
    }

    @Test
    void anAdministratorsRequestTrains() {
        Account admin = Account.admin();

        Response begun = admin.get(Reader.API + TRAINING);

        assertThat(begun.<String> path("msg")).isEqualTo("Treinamento em andamento");
        assertThat(begun.<List<?>> path("artifacts_saved")).isEmpty();
        String job = "/api/v1/jobs/" + begun.path("job_id");
        Awaiting.until(Duration.ofMinutes(2), () -> admin.get(job), state -> state.path("status").equals("completed"));
        assertThat(admin.get(Reader.API + TRAINING).<Map<String, Object>> path("")).containsOnlyKeys("msg", "artifacts_saved",
                "job_id");
    }

    @Test
    void anybodyElseIsToldWhatIsThereAndTrainsNothing() {
        Response before = ana.get(TRAINING);
        catalogue.train(Account.admin());

        Response after = ana.get(TRAINING);

        assertThat(before.<Map<String, Object>> path("")).isEqualTo(Map.of("msg", "Nenhum modelo treinado", "artifacts_saved",
                List.of()));
        assertThat(after.<Map<String, Object>> path("")).isEqualTo(
                Map.of("msg", "Pipeline de treinamento executado com sucesso", "artifacts_saved", ARTIFACTS));
    }

    @Test
    void withoutBooksThereIsNothingToTrain() {
        catalogue.empty();

        assertMessage(Account.admin().get(Reader.API + TRAINING), 200, "Nenhum dado encontrado para treinamento.");
        assertThat(ana.get("/ml/features").<Map<String, Object>> path("")).isEqualTo(Map.of("total_records", 0, "features",
                List.of()));
        assertMessage(ana.get("/ml/user-preferences/" + ana.number()), 404, noHistory(ana.number()));
    }

    @Test
    void aTitleInTheBodyOfAGetIsRead() {
        catalogue.train(Account.admin());

        Response predicted = predictions("{\"title\": \"The Garden\"}");

        assertThat(predicted.statusCode()).as(predicted.asString()).isEqualTo(200);
        assertThat(predicted.<List<Map<String, Object>>> path("")).allSatisfy(
                one -> assertThat(one).containsOnlyKeys("title", "id", "similarity_score"));
        assertThat(predicted.<List<String>> path("title")).first().isEqualTo("Flowers: A History");
        assertThat(predicted.<List<Float>> path("similarity_score")).isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(score -> score > 0 && score <= 1);
        String first = "/books/details/" + predicted.path("[0].id");
        assertThat(ana.get(first).<String> path("title")).isEqualTo("Flowers: A History");
    }

    @Test
    void aTitleInTheAddressIsReadToo() {
        catalogue.train(Account.admin());

        Response predicted = ana.request().queryParam("title", "The Garden").get(Reader.API + "/ml/predictions");

        assertThat(predicted.asString()).isEqualTo(predictions("{\"title\": \"The Garden\"}").asString());
    }

    @Test
    void tenAreToldAtMost() {
        catalogue.add(IntStream.range(0, 15)
                .mapToObj(n -> TestBook.of("Number" + (char) ('a' + n)).about("orchids and more of them").book()).toList());
        catalogue.train(Account.admin());

        assertThat(predictions("{\"title\": \"The Garden\"}").<List<?>> path("")).hasSize(10);
    }

    @Test
    void oneOfTwoBooksWithATitleIsMeant() {
        catalogue.train(Account.admin());

        assertThat(predictions("{\"title\": \"Twins\"}").<List<String>> path("title"))
                .containsAnyOf("The Garden", "Flowers: A History");
    }

    @Test
    void beforeTheFirstTrainingTheGenreTells() {
        assertThat(predictions("{\"title\": \"The Garden\"}").<List<String>> path("title")).contains("Flowers: A History");
    }

    @Test
    void aTitleThatIsMissingOrUnknownIsTold() {
        for (String body : List.of("{}", "{\"title\": \"\"}", "{\"title\": 7}")) {
            assertError(predictions(body), 400, "Título do livro não fornecido");
        }
        assertError(ana.get("/ml/predictions"), 400, "Título do livro não fornecido");
        assertError(predictions("{\"title\": \"%s\"}".formatted("x".repeat(70_000))), 413, "Requisição inválida");
        assertError(predictions("{"), 400, "O corpo da requisição não é um objeto JSON válido");
        for (String title : List.of("the garden", "The", "Não há", "x".repeat(500))) {
            assertError(predictions("{\"title\": \"%s\"}".formatted(title)), 400, UNKNOWN.formatted(title));
        }
        assertError(predictions("{\"title\": \"%s\"}".formatted("x".repeat(501))), 400, UNKNOWN.formatted("x".repeat(500)));
        assertError(predictions("{\"title\": \"a\\u0000b\"}"), 400, UNKNOWN.formatted("a\0b"));
    }

    @Test
    void preferencesAreWhatTheCallerMayLike() {
        catalogue.train(Account.admin());
        ana.request().contentType(ContentType.JSON).body(Map.of("value", "like"))
                .put("/api/v1/books/" + garden.id() + "/preference").then().statusCode(200);

        Response preferred = ana.get("/ml/user-preferences/" + ana.number());

        assertThat(preferred.<List<Map<String, Object>>> path("")).allSatisfy(one -> assertThat(one).containsOnlyKeys("id",
                "title", "price", "rating", "image_url", "similarity_score"));
        assertThat(preferred.<List<String>> path("title")).first().isEqualTo("Flowers: A History");
        assertThat(preferred.<List<String>> path("title")).doesNotContain("The Garden");
        assertThat(preferred.<String> path("[0].rating")).isEqualTo("Five");
        assertThat(preferred.<List<Float>> path("similarity_score")).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whatIsPopularWasComparedWithNothing() {
        assertThat(ana.get("/ml/user-preferences/" + ana.number()).<List<Float>> path("similarity_score")).isNotEmpty()
                .allMatch(score -> score == 0);
    }

    @Test
    void anothersPreferencesAreUnknown() {
        Reader bruno = Reader.register();

        assertMessage(ana.get("/ml/user-preferences/" + bruno.number()), 404, noHistory(bruno.number()));
        for (String id : List.of("0", "abc", "-1", "99999999999999999999")) {
            assertMessage(ana.get("/ml/user-preferences/" + id), 404, noHistory(id));
        }
    }

    @Test
    void theServiceSaysThatItIsThere() {
        assertThat(given().get(Reader.API + "/").<Map<String, String>> path(""))
                .isEqualTo(Map.of("status", "online", "msg", "Bem-vindo à API."));
        Response health = given().get(Recommender.ROOT + "/health/");
        assertThat(health.<Map<String, String>> path("")).containsOnlyKeys("api_status", "db_status", "timestamp")
                .containsEntry("api_status", "OK").containsEntry("db_status", "UP");
    }

    private Response predictions(String body) {
        return ana.request().contentType(ContentType.JSON).body(body).get(Reader.API + "/ml/predictions");
    }

    private static String noHistory(Object user) {
        return "Não há histórico de predições para o usuário id %s.".formatted(user);
    }
}
