package dev.tino.models.embedding;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.smallrye.mutiny.Multi;

/** What providers understand. Their answers come in pieces, so that none need be held that is too large. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
interface EmbeddingApi {

    /** @see <a href="https://ai.google.dev/api/embeddings#method:-models.batchembedcontents">its reference</a> */
    @POST
    @Path("v1beta/models/{model}:batchEmbedContents")
    Multi<byte[]> gemini(@HeaderParam("x-goog-api-key") String key, @PathParam("model") String model, GeminiRequest request);

    /** @see <a href="https://platform.openai.com/docs/api-reference/embeddings/create">its reference</a> */
    @POST
    @Path("v1/embeddings")
    Multi<byte[]> openai(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, OpenAiRequest request);

    @POST
    @Path("embedding")
    Multi<byte[]> http(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, HttpRequest request);

    record GeminiRequest(List<GeminiText> requests) {
    }

    record GeminiText(String model, GeminiContent content, String taskType, int outputDimensionality) {
    }

    record GeminiContent(List<GeminiPart> parts) {
    }

    record GeminiPart(String text) {
    }

    @JsonInclude(Include.NON_NULL)
    record OpenAiRequest(String model, List<String> input, Integer dimensions,
            @JsonProperty("encoding_format") String encodingFormat) {
    }

    record HttpRequest(List<HttpText> descriptions) {
    }

    record HttpText(String description) {
    }
}
