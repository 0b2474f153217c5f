package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.StartupRefused;

class EmbeddingSettingsTest {

    private static final String PROVIDER = "tino.embeddings.provider";

    @Test
    void thereIsNoProviderUnlessOneIsNamed() {
        assertThat(settings(Map.of("GEMINI_API_KEY", "g", "EMBEDDING_API_URL", "http://localhost:1"))).isEmpty();
    }

    @Test
    void howMuchAndHowLongIsBounded() {
        EmbeddingConfig config = TestSettings.of(Map.of());

        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.concurrency()).isEqualTo(4);
        assertThat(config.queue()).isEqualTo(256);
        assertThat(config.textsPerCall()).isEqualTo(100);
        assertThat(config.dimensions()).isEqualTo(768);
    }

    @Test
    void geminiNeedsItsKeyAlone() {
        EmbeddingSettings gemini = settings(Map.of(PROVIDER, "gemini", "GEMINI_API_KEY", "g")).orElseThrow();

        assertThat(gemini.source()).isEqualTo(new EmbeddingSource("gemini", "gemini-embedding-001", 768));
        assertThat(gemini.url()).isEqualTo(URI.create("https://generativelanguage.googleapis.com"));
        assertThat(gemini.apiKey()).contains("g");
        assertThat(gemini.length()).contains(768);
    }

    @Test
    void theModelOfGeminiHasItsOlderName() {
        assertThat(settings(Map.of(PROVIDER, "gemini", "GEMINI_API_KEY", "g", "GEMINI_MODEL", "gemini-embedding-002"))
                .orElseThrow().model()).isEqualTo("gemini-embedding-002");
    }

    @Test
    void keyAndModelOfOpenAiHaveTheirOlderNames() {
        EmbeddingSettings openai = settings(Map.of(PROVIDER, "openai", "OPENAI_API_KEY", "o", "OPENAI_MODEL",
                "text-embedding-3-small", "tino.embeddings.dimensions", "1536")).orElseThrow();

        assertThat(openai.source()).hasToString("openai/text-embedding-3-small/1536");
        assertThat(openai.url()).isEqualTo(URI.create("https://api.openai.com"));
        assertThat(openai.apiKey()).contains("o");
        assertThat(openai.length()).isEmpty();
    }

    @Test
    void anotherServerThatSpeaksLikeOpenAiNeedsNoKey() {
        EmbeddingSettings ollama = settings(Map.of(PROVIDER, "openai", "tino.embeddings.url", "http://localhost:11434/v1/",
                "tino.embeddings.model", "nomic-embed-text")).orElseThrow();

        assertThat(ollama.url()).isEqualTo(URI.create("http://localhost:11434"));
        assertThat(ollama.apiKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "openai, OPENAI_API_KEY", "gemini, GEMINI_API_KEY" })
    void aKeyGivenForTheUsualAddressGoesToNoOther(String provider, String olderName) {
        var address = Map.of(PROVIDER, provider, "tino.embeddings.url", "http://elsewhere", "tino.embeddings.model", "m");
        var own = new HashMap<>(address);
        own.put(olderName, "s3cr3t");
        own.put("tino.embeddings.api-key", "mine");

        assertThat(settings(own).orElseThrow().apiKey()).contains("mine");
        own.remove("tino.embeddings.api-key");
        if (provider.equals("openai")) {
            assertThat(settings(own).orElseThrow().apiKey()).isEmpty();
        } else {
            assertThatThrownBy(() -> settings(own)).isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("api-key is missing");
        }
    }

    @Test
    void theAddressOfTheServiceInUseHasItsOlderName() {
        EmbeddingSettings http = settings(Map.of(PROVIDER, "http", "EMBEDDING_API_URL", "http://embed:8000/api/"))
                .orElseThrow();

        assertThat(http.url()).isEqualTo(URI.create("http://embed:8000/api"));
        assertThat(http.source()).hasToString("http/embed:8000/api/768");
    }

    @Test
    void tinosOwnNamesComeBeforeTheOlderOnes() {
        EmbeddingSettings http = settings(Map.of(PROVIDER, "http", "EMBEDDING_API_URL", "http://old", "tino.embeddings.url",
                "http://new", "tino.embeddings.model", "bge")).orElseThrow();

        assertThat(http.url()).isEqualTo(URI.create("http://new"));
        assertThat(http.model()).isEqualTo("bge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gemini | api-key (or GEMINI_API_KEY) is missing: gemini needs it.",
            "openai | api-key (or OPENAI_API_KEY) is missing: OpenAI needs it; for another server set tino.embeddings.url.",
            "http   | url (or EMBEDDING_API_URL) is missing: http needs it." })
    void aProviderWithoutWhatItNeedsIsRefused(String provider, String reason) {
        assertThatThrownBy(() -> settings(Map.of(PROVIDER, provider))).isInstanceOf(StartupRefused.class)
                .hasMessage("These settings must be mended first:\n  - tino.embeddings." + reason);
    }

    @Test
    void openAiWithoutAModelIsRefused() {
        assertThatThrownBy(() -> settings(Map.of(PROVIDER, "openai", "OPENAI_API_KEY", "o"))).isInstanceOf(StartupRefused.class)
                .hasMessageEndingWith("tino.embeddings.model (or OPENAI_MODEL) is missing.");
    }

    @Test
    void moreTextsThanGeminiTakesAreRefused() {
        assertThatThrownBy(() -> settings(Map.of(PROVIDER, "gemini", "GEMINI_API_KEY", "g", "tino.embeddings.texts-per-call",
                "101"))).isInstanceOf(StartupRefused.class).hasMessageContaining("texts-per-call is at most 100 with gemini");
    }

    @ParameterizedTest
    @ValueSource(strings = { "embed:8000", "ftp://embed", "http://", "http://embed?key=s3cr3t", "http://ana:s3cr3t@embed",
            "/embedding" })
    void anAddressThatIsNoneIsRefusedAndNotQuoted(String url) {
        assertThatThrownBy(() -> settings(Map.of(PROVIDER, "http", "EMBEDDING_API_URL", url)))
                .isInstanceOf(RuntimeException.class).hasMessageNotContaining("s3cr3t");
    }

    @Test
    void settingsPrintNoKey() {
        assertThat(settings(Map.of(PROVIDER, "gemini", "GEMINI_API_KEY", "s3cr3t")).orElseThrow())
                .hasToString("gemini/gemini-embedding-001/768 at generativelanguage.googleapis.com");
    }

    private static Optional<EmbeddingSettings> settings(Map<String, String> settings) {
        return EmbeddingSettings.of(TestSettings.of(settings));
    }
}
