package dev.tino.models.embedding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vertx.core.buffer.Buffer;

/** What providers are asked, each in its own words. */
final class Requests {

    private static final JsonMapper JSON = new JsonMapper();
    /** What classes of transactions are told apart by; it is part of what the vectors are. */
    private static final String TASK = "CLASSIFICATION";

    private final EmbeddingSettings settings;

    Requests(EmbeddingSettings settings) {
        this.settings = settings;
    }

    /**
     * A POST.
     *
     * @param url absolute
     * @param headers beside those of JSON; may hold a key
     */
    record Request(String url, Map<String, String> headers, Buffer body) {
    }

    /** @see <a href="https://ai.google.dev/api/embeddings#method:-models.batchembedcontents">its reference</a> */
    Request gemini(List<String> texts) {
        // Google writes the name with its folder as often as without.
        String model = settings.model().replaceFirst("^models/", "");
        var asked = texts.stream()
                .map(text -> new GeminiText("models/" + model, new GeminiContent(List.of(new GeminiPart(text))),
                        TASK, settings.source().dimensions()))
                .toList();
        return request("/v1beta/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + ":batchEmbedContents",
                "x-goog-api-key", "", new GeminiRequest(asked));
    }

    /** @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">its reference</a> */
    Request openai(List<String> texts) {
        return request("/v1/embeddings", "Authorization", "Bearer ",
                new OpenAiRequest(settings.model(), texts, settings.length().orElse(null), "float"));
    }

    Request http(List<String> texts) {
        return request("/embedding", "Authorization", "Bearer ", new HttpRequest(texts.stream().map(HttpText::new).toList()));
    }

    private Request request(String path, String keyHeader, String beforeKey, Object body) {
        Map<String, String> headers = settings.apiKey().map(key -> Map.of(keyHeader, beforeKey + key)).orElse(Map.of());
        try {
            return new Request(settings.url() + path, headers, Buffer.buffer(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record GeminiRequest(@JsonProperty List<GeminiText> requests) {
    }

    private record GeminiText(@JsonProperty String model, @JsonProperty GeminiContent content,
            @JsonProperty String taskType, @JsonProperty int outputDimensionality) {
    }

    private record GeminiContent(@JsonProperty List<GeminiPart> parts) {
    }

    private record GeminiPart(@JsonProperty String text) {
    }

    @JsonInclude(Include.NON_NULL)
    private record OpenAiRequest(@JsonProperty String model, @JsonProperty List<String> input,
            @JsonProperty Integer dimensions, @JsonProperty("encoding_format") String encodingFormat) {
    }

    private record HttpRequest(@JsonProperty List<HttpText> descriptions) {
    }

    private record HttpText(@JsonProperty String description) {
    }
}
