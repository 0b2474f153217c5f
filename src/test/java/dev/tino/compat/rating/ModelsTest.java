package dev.tino.compat.rating;

import static dev.tino.compat.rating.RatingClient.assertInvalid;
import static dev.tino.compat.rating.RatingClient.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelsTest {

    private static final Map<String, Object> CHEAP = Map.of("titulo", "The Secret Garden", "preco", 12.5, "rating", 0,
            "disponibilidade", true, "categoria", "Travel", "imagem", "");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    BookModels catalogue;

    private final RatingClient anybody = RatingClient.anonymous();

    @BeforeEach
    void emptyTheCatalogue() {
        catalogue.empty();
    }

    @AfterEach
    void leaveNothing() {
        catalogue.empty();
    }

    @Test
    void beforeATrainingNobodyAnswers() {
        for (String model : List.of("random_forest", "regressao_logistica", "svm", "xgboost")) {
            assertRefused(anybody.post("ml/predictions?nome_modelo=" + model, CHEAP), 503, "Modelo '" + model
                    + "' não está treinado ou disponível no cache. Execute o treinamento primeiro.");
        }
        assertThat(anybody.get("ml/cache-status").<Map<String, Object>> path("$")).containsOnly(
                Map.entry("modelos_carregados", List.of()), Map.entry("artefatos_carregados", false),
                Map.entry("detalhes_modelos", List.of()));
    }

    @Test
    void aTrainingIsQueuedAndItsModelsAnswer() {
        catalogue.add(BookModels.ratedByPrice(300, 2));
        RatingClient admin = RatingClient.of(Account.admin());

        Response queued = admin.post("ml/train");

        assertThat(queued.statusCode()).as(queued.asString()).isEqualTo(202);
        assertThat(queued.<String> path("message")).isEqualTo("Processo do treino do Modelo iniciado em segundo plano.");
        Response ended = Awaiting.until(PATIENCE, () -> admin.get("raspagem/status/" + queued.path("id_tarefa")),
                task -> List.of("CONCLUIDA", "ERRO").contains(task.<String> path("estado")));
        assertThat(ended.<String> path("estado")).as(ended.asString()).isEqualTo("CONCLUIDA");
        theModelsAnswer();
        theCacheTellsOfThem();
    }

    private void theModelsAnswer() {
        for (String model : List.of("random_forest", "regressao_logistica", "svm")) {
            Response cheap = anybody.post("ml/predictions?nome_modelo=" + model, CHEAP);
            assertThat(cheap.<Map<String, Object>> path("$")).as(cheap.asString())
                    .containsEntry("livro", "The Secret Garden").containsEntry("modelo_usado", model)
                    .containsEntry("rating_predito", 0)
                    .containsOnlyKeys("livro", "modelo_usado", "rating_predito", "probabilidade", "acuracia_base", "tem_sinal");
        }
        assertThat(anybody.post("ml/predictions", with("preco", 59)).<Integer> path("rating_predito")).isEqualTo(1);
        assertThat(anybody.post("ml/predictions", CHEAP).<String> path("modelo_usado")).isEqualTo("random_forest");
        assertThat(anybody.post("ml/predictions", with("categoria", "Ficção")).statusCode()).isEqualTo(200);
        assertThat(anybody.post("ml/predictions", Map.of("titulo", "x", "preco", "12.5", "rating", "3", "disponibilidade",
                "yes", "categoria", "Travel", "imagem", "x")).statusCode()).isEqualTo(200);
    }

    private void theCacheTellsOfThem() {
        Map<String, Object> cache = anybody.get("ml/cache-status").path("$");

        assertThat(cache).containsOnlyKeys("modelos_carregados", "artefatos_carregados", "detalhes_modelos")
                .containsEntry("modelos_carregados", List.of("random_forest", "regressao_logistica", "svm"))
                .containsEntry("artefatos_carregados", true);
        assertThat((List<?>) cache.get("detalhes_modelos")).hasSize(3).allSatisfy(model -> {
            Map<?, ?> metrics = (Map<?, ?>) ((Map<?, ?>) model).get("metricas");
            assertThat(((Number) metrics.get("acuracia")).doubleValue()).isBetween(0.5, 1.0);
            assertThat(((Number) metrics.get("f1_score_macro")).doubleValue()).isBetween(0.3, 1.0);
        });
    }

    @Test
    void onlyAdministratorsTrain() {
        assertRefused(anybody.post("ml/train"), 401, "Not authenticated");
        assertThat(RatingClient.of(Account.register()).post("ml/train").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsTold() {
        assertInvalid(anybody.post("ml/predictions", Map.of()), "missing body.titulo", "missing body.preco",
                "missing body.rating", "missing body.disponibilidade", "missing body.categoria", "missing body.imagem");
        assertInvalid(anybody.post("ml/predictions", with("preco", "dez")), "float_parsing body.preco");
        assertInvalid(anybody.post("ml/predictions", with("preco", List.of())), "float_type body.preco");
        assertInvalid(anybody.post("ml/predictions", with("rating", 2.5)), "int_from_float body.rating");
        assertInvalid(anybody.post("ml/predictions", with("rating", "dois")), "int_parsing body.rating");
        assertInvalid(anybody.post("ml/predictions", with("disponibilidade", "talvez")), "bool_parsing body.disponibilidade");
        assertInvalid(anybody.post("ml/predictions", with("disponibilidade", 2)), "bool_parsing body.disponibilidade");
        assertInvalid(anybody.post("ml/predictions", with("titulo", 7)), "string_type body.titulo");
        assertInvalid(anybody.post("ml/predictions", with("titulo", "x".repeat(501))), "value_error body.titulo");
        assertInvalid(anybody.post("ml/predictions", with("imagem", null)), "string_type body.imagem");
        assertInvalid(anybody.post("ml/predictions"), "missing body");
        assertThat(anybody.post("ml/predictions", with("titulo", 7)).<Integer> path("detail[0].input")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e400", "-1e400", "1e1000000000", "1e20" })
    void aPriceThatIsNoneIsRefused(String price) {
        String body = "{\"titulo\": \"x\", \"preco\": %s, \"rating\": 1, \"disponibilidade\": true, \"categoria\": \"x\", \"imagem\": \"\"}"
                .formatted(price);

        assertInvalid(anybody.post("ml/predictions", body), "finite_number body.preco");
    }

    @Test
    void trainingRowsHaveAColumnForEachCategory() {
        catalogue.add(TestBook.of("One").genre("Travel").price("45.17").rating(2),
                TestBook.of("Two").genre("Mystery").price("47.82").rating(4).soldOut(),
                TestBook.of("Unrated").genre("Classics").rating(null));

        for (String route : List.of("ml/features", "ml/training-data")) {
            Response answer = anybody.get(route);
            List<Map<String, Object>> rows = answer.path("$");
            assertThat(answer.contentType()).startsWith("application/json");
            assertThat(rows).containsExactlyInAnyOrder(
                    Map.of("preco", 45.17f, "rating", 2, "disponibilidade", true, "categoria_Classics", 0,
                            "categoria_Mystery", 0, "categoria_Travel", 1),
                    Map.of("preco", 47.82f, "rating", 4, "disponibilidade", false, "categoria_Classics", 0,
                            "categoria_Mystery", 1, "categoria_Travel", 0));
        }
    }

    @Test
    void anEmptyCatalogueHasNoTrainingRows() {
        assertThat(anybody.get("ml/features").asString()).isEqualTo("[]");
    }

    private static Map<String, Object> with(String field, Object value) {
        var question = new HashMap<>(CHEAP);
        question.put(field, value);
        return question;
    }
}
