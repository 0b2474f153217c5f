package dev.tino.compat.finance.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Bodies;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.error.Failure;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.StreamedBody;
import dev.tino.models.embedding.Embeddings;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;

/** The service that made vectors for that system; here they come from the provider that Tino is set to use. */
@Path("/embedding")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class EmbeddingResource {

    private static final int MOST_TEXTS = 2_000;
    private static final int LONGEST_TEXT = 8_000;
    private static final int QUOTED = 100;
    /** Vectors that are text at a time: equal texts have one, but each is written. */
    private static final int PIECE = 32;

    private final Embeddings embeddings;
    private final Bodies bodies;
    private final BulkJson bulk;
    private final Vertx vertx;

    EmbeddingResource(Embeddings embeddings, Bodies bodies, BulkJson bulk, Vertx vertx) {
        this.embeddings = embeddings;
        this.bodies = bodies;
        this.bulk = bulk;
        this.vertx = vertx;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Vectors of up to 2,000 descriptions", description = "Access: any signed-in caller. 400 when no provider of embeddings is set, or it fails.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), examples = @ExampleObject(name = "texts", value = "{\"descriptions\": [{\"description\": \"PADARIA SAO JOAO\"}]}")))
    @APIResponse(responseCode = "200", description = "A vector for each, of length 1", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = "{\"embeddings\": [[0.6, 0.8]]}"))
    @APIResponse(responseCode = "400", ref = "Refused400")
    public Uni<Void> embed(byte[] body, @Context HttpServerResponse response) {
        return vertx.executeBlocking(
                () -> bodies.list(body, "descriptions", MOST_TEXTS, fields -> fields.text("description", LONGEST_TEXT)), false)
                .chain(texts -> texts.isEmpty() ? Uni.createFrom().item(List.<float[]> of())
                        : embeddings.of(texts).onFailure(Failure.class)
                                .transform(failure -> refusal(texts.get(0), failure)))
                .chain(vectors -> new StreamedBody(MediaType.APPLICATION_JSON, pieces(vectors)).send(response));
    }

    private Multi<byte[]> pieces(List<float[]> vectors) {
        Multi<byte[]> written = Multi.createFrom().range(0, (vectors.size() + PIECE - 1) / PIECE).map(piece -> piece * PIECE)
                .onItem().transformToUniAndConcatenate(from -> bulk.write(
                        vectors.subList(from, Math.min(vectors.size(), from + PIECE)))
                        .map(array -> inner(array, from > 0)));
        return Multi.createBy().concatenating().streams(text("{\"embeddings\":["), written, text("]}"));
    }

    /** What stands within an array's brackets, behind a comma where something goes before it. */
    private static byte[] inner(byte[] array, boolean follows) {
        byte[] inner = Arrays.copyOfRange(array, follows ? 0 : 1, array.length - 1);
        if (follows) {
            inner[0] = ',';
        }
        return inner;
    }

    private static Multi<byte[]> text(String text) {
        return Multi.createFrom().item(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static LegacyRefusal refusal(String text, Throwable failure) {
        String quoted = text.length() <= QUOTED ? text : text.substring(0, QUOTED);
        return new LegacyRefusal(400, Refusals.message(
                "Error creating embedding for transaction '%s': %s".formatted(quoted, failure.getMessage())));
    }
}
