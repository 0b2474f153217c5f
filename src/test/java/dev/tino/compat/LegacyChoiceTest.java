package dev.tino.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

class LegacyChoiceTest {

    private static final List<LegacyRoute> BOTH = List.of(
            LegacyRoute.parse(LegacySystem.RECOMMENDER, "GET /api/v1/x user /api/v1/books"),
            LegacyRoute.parse(LegacySystem.RATING, "GET /api/v1/x public /api/v1/books"));
    private static final String NAMED = "a." + Base64.getUrlEncoder()
            .encodeToString("{\"client\":\"recommender\"}".getBytes(StandardCharsets.UTF_8)) + ".c";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "titulo=x | - | - | RATING",
            "min_preco=1 | en | - | RATING",
            "title=x | pt-BR | - | RECOMMENDER",
            "limit=3 | pt | - | RECOMMENDER",
            "- | pt-BR,pt;q=0.9,en;q=0.8 | - | RATING",
            "- | en-US,pt;q=0.5 | - | RECOMMENDER",
            "- | pt | recommender's | RECOMMENDER",
            "- | - | - | RECOMMENDER" })
    void parametersTellThenTheTokenThenTheLanguage(String query, String language, String token, LegacySystem meant) {
        assertThat(choice("RECOMMENDER").of(BOTH, "/api/v1/x", request(query, language, token)).system()).isEqualTo(meant);
    }

    @Test
    void theSettingsTellWhereNothingElseDoes() {
        assertThat(choice("RATING").of(BOTH, "/api/v1/x", request(null, "en", null)).system()).isEqualTo(LegacySystem.RATING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "/api/v1/books | skip=0 | - | - | RATING",
            "/api/v1/books | limit=5 | pt | - | RATING",
            "/api/v1/books | q=x | pt | - | -",
            "/api/v1/books | - | - | - | -",
            "/api/v1/books/titles | - | - | recommender's | RECOMMENDER",
            "/api/v1/books/titles | - | pt | - | -",
            "/api/v1/auth/refresh | - | pt | - | RECOMMENDER" })
    void whatTinoHasItselfStaysItsOwnUnlessSomethingTells(String path, String query, String language, String token,
            LegacySystem meant) {
        LegacyRoute route = choice("RECOMMENDER").of(BOTH, path, request(query, language, token));

        assertThat(route == null ? null : route.system()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({ "'{\"username\":\"a\",\"password\":\"b\"}', RECOMMENDER", "'{\"email\":\"a\",\"username\":\"b\"}',", "{}," })
    void aLogInWithAUserNameAloneIsTheRecommenders(String body, LegacySystem meant) {
        LegacyRoute route = choice("RECOMMENDER").byBody(BOTH, new JsonObject(body));

        assertThat(route == null ? null : route.system()).isEqualTo(meant);
    }

    private static LegacyChoice choice(String catalogue) {
        return new LegacyChoice(new CompatConfig() {

            @Override
            public boolean enabled() {
                return true;
            }

            @Override
            public Catalogue books() {
                return Catalogue.valueOf(catalogue);
            }

            @Override
            public Duration patience() {
                return Duration.ZERO;
            }

            @Override
            public Finance finance() {
                return Optional::empty;
            }
        });
    }

    /** What a request answers of which the choice asks. */
    private static HttpServerRequest request(String query, String language, String token) {
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        if (query != null) {
            parameters.add(query.split("=")[0], query.split("=")[1]);
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (language != null) {
            headers.add("Accept-Language", language);
        }
        if (token != null) {
            headers.add("Authorization", "Bearer " + NAMED);
        }
        Map<String, Object> answers = Map.of("params", parameters, "headers", headers);
        return (HttpServerRequest) Proxy.newProxyInstance(LegacyChoiceTest.class.getClassLoader(),
                new Class<?>[] { HttpServerRequest.class }, (proxy, method, arguments) -> method.getName().equals("getHeader")
                        ? headers.get(arguments[0].toString())
                        : answers.get(method.getName()));
    }
}
