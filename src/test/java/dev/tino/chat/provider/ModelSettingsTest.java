package dev.tino.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.chat.provider.protocol.OllamaProtocol;
import dev.tino.chat.provider.protocol.OpenAiProtocol;
import dev.tino.core.error.StartupRefused;

class ModelSettingsTest {

    private static final String KEY = "key-that-nobody-may-see-4713";

    @Test
    void ollamaNeedsNoSettings() {
        ModelSettings settings = settings("ollama");

        assertThat(settings.protocol()).isEqualTo(new OllamaProtocol(URI.create("http://localhost:11434"), "gemma3:1b"));
        assertThat(settings.protocol().address()).hasToString("http://localhost:11434/api/chat");
        assertThat(settings.apiKey()).isEmpty();
    }

    @Test
    void openAiIsSetByTheNamesInUse() {
        ModelSettings settings = settings("openai", "OPENAI_API_KEY", KEY, "OPENAI_MODEL", "gpt-x");

        assertThat(settings.protocol()).isEqualTo(new OpenAiProtocol(URI.create("https://api.openai.com"), "gpt-x"));
        assertThat(settings.apiKey()).contains(KEY);
    }

    @Test
    void aKeyGoesToNoAddressButItsOwn() {
        ModelSettings elsewhere = settings("openai", "OPENAI_API_KEY", KEY, "OPENAI_MODEL", "m", "tino.chat.model.url",
                "http://gpu:8000/v1/");

        assertThat(elsewhere.apiKey()).isEmpty();
        assertThat(elsewhere.protocol().address()).hasToString("http://gpu:8000/v1/chat/completions");
        assertThat(settings("ollama", "OPENAI_API_KEY", KEY).apiKey()).isEmpty();
        assertThat(settings("webhook", "OPENAI_API_KEY", KEY, "N8N_URL", "http://n8n:5678").apiKey()).isEmpty();
        assertThat(settings("openai", "tino.chat.model.api-key", "own", "OPENAI_MODEL", "m", "tino.chat.model.url",
                "http://gpu:8000").apiKey()).contains("own");
    }

    @Test
    void theOlderWorkflowIsFoundOutsideTheEditor() {
        assertThat(settings("webhook", "N8N_URL", "http://n8n:5678/").protocol().address())
                .hasToString("http://n8n:5678/webhook/n8n/init");
        assertThat(settings("webhook", "N8N_URL", "http://n8n:5678/webhook/own").protocol().address())
                .hasToString("http://n8n:5678/webhook/own");
        assertThat(settings("webhook", "tino.chat.model.url", "http://n8n:5678/webhook/own").protocol().address())
                .hasToString("http://n8n:5678/webhook/own");
    }

    @Test
    void theEmbeddedAssistantNeedsNoModel() {
        assertThat(ModelSettings.of("embedded", TestModelConfig.of(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "openai, api-key", "webhook, url" })
    void whatIsMissingIsNamed(String assistant, String name) {
        StartupRefused refused = catchThrowableOfType(StartupRefused.class, () -> settings(assistant));

        assertThat(refused).hasMessageContaining("tino.chat.model." + name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp://x", "http://user:" + KEY + "@x", "http://x?key=" + KEY, "x", "http://" })
    void anAddressIsOneAndHoldsNoKey(String url) {
        Throwable refused = catchThrowableOfType(RuntimeException.class, () -> settings("ollama", "tino.chat.model.url", url));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain(KEY);
    }

    @Test
    void aKeyIsNotToldOf() {
        assertThat(settings("openai", "OPENAI_API_KEY", KEY, "OPENAI_MODEL", "m").toString()).doesNotContain(KEY);
    }

    private static ModelSettings settings(String assistant, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return ModelSettings.of(assistant, TestModelConfig.of(all)).orElseThrow();
    }
}
