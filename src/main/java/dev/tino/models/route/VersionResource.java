package dev.tino.models.route;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.models.ModelVersion;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(ModelResource.PATH)
@Authenticated
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
class VersionResource {

    private static final String VERSIONS = "/{name}/versions";

    private final VersionRows rows;
    private final VersionFiles files;
    private final Artifacts artifacts;
    private final Ndjson ndjson;
    private final Askers askers;

    VersionResource(VersionRows rows, VersionFiles files, Artifacts artifacts, Ndjson ndjson,
            Askers askers) {
        this.rows = rows;
        this.files = files;
        this.artifacts = artifacts;
        this.ndjson = ndjson;
        this.askers = askers;
    }

    @GET
    @Path(VERSIONS)
    @Operation(summary = "The versions of a model, the latest first", description = "Access: its owner, administrators.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = VersionPage.class), example = Examples.PAGE_BEGIN
            + Examples.VERSION + Examples.PAGE_END))
    public Uni<Page<VersionView>> list(String name,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor) {
        Asker asker = askers.current();
        int most = QueryParameter.limit(limit);
        return rows.check(asker, name).chain(() -> rows.page(asker, name, most, cursor));
    }

    @GET
    @Path(VERSIONS)
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All versions of a model, one JSON object a line", description = "Access: its owner, administrators.")
    public Multi<byte[]> stream(String name) {
        Asker asker = askers.current();
        return rows.check(asker, name).onItem()
                .transformToMulti(seen -> ndjson.write(cursor -> rows.page(asker, name, Ndjson.PAGE, cursor)));
    }

    @GET
    @Path(VERSIONS + "/{version}")
    @Operation(summary = "One version with all that its file tells", description = "Access: its owner, administrators. What it was trained on and how, how good it was on other rows, and whether its signature is valid.")
    @APIResponse(responseCode = "200", description = "The version", content = @Content(schema = @Schema(implementation = VersionDetails.class), example = Examples.VERSION))
    public Uni<VersionDetails> get(String name, int version) {
        return files.details(askers.current(), new ModelVersion(name, version));
    }

    @GET
    @Path(VERSIONS + "/{version}/artifact")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The file of a version", description = "Access: its owner, administrators. An ONNX graph with Tino's manifest; ETag is its SHA-256. 409 when it is not the file that was stored.")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM, schema = @Schema(type = SchemaType.STRING, format = "binary"), example = "(bytes)"))
    @APIResponse(responseCode = "304", description = "The caller has it already")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Response> artifact(String name, int version, @Context Request request) {
        return artifacts.answer(askers.current(), new ModelVersion(name, version), request);
    }

    record VersionPage(List<VersionView> items, @Schema(nullable = true) String nextCursor) {
    }
}
