package dev.tino.finance.classification;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

@Path(ClassificationResource.PATH)
@Authenticated
@Tag(name = "Finance")
class ClassificationResource {

    static final String PATH = "/api/v1/finance/classifications";

    private final ClassificationService service;
    private final Caller caller;

    ClassificationResource(ClassificationService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Classify up to 10,000 lines", description = "Access: any signed-in caller. Nothing is stored. As application/x-ndjson a line in gives a line out, streaming, without an upper bound.")
    @RequestBody(required = true, content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ClassificationRequest.class)),
            @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = UnclassifiedLine.class)) })
    @APIResponse(responseCode = "200", description = "The lines in their order, each with its category", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ClassificationAnswer.class)),
            @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = ClassificationAnswer.Line.class)) })
    public Uni<byte[]> classify(byte[] body) {
        return service.classify(caller.id(), body);
    }

    @POST
    @Consumes(Ndjson.MEDIA_TYPE)
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(hidden = true)
    public Multi<byte[]> stream(@Context HttpServerRequest request) {
        UUID ownerId = caller.id();
        // No entity parameter: the body is taken chunk by chunk, and only when its turn has come.
        Multi<byte[]> chunks = io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti()
                .map(chunk -> chunk.getDelegate().getBytes());
        return service.classify(ownerId, chunks);
    }
}
