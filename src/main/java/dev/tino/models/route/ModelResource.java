package dev.tino.models.route;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(ModelResource.PATH)
@Authenticated
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
class ModelResource {

    static final String PATH = "/api/v1/models";

    private final ModelList models;
    private final VersionFiles files;
    private final Ndjson ndjson;
    private final Askers askers;

    ModelResource(ModelList models, VersionFiles files, Ndjson ndjson, Askers askers) {
        this.models = models;
        this.files = files;
        this.ndjson = ndjson;
        this.askers = askers;
    }

    @GET
    @Operation(summary = "The leaderboard: models by name with their versions", description = "Access: any signed-in caller; his own, administrators all. Which version serves, how good each is beside always naming the most frequent class, and whether it is loaded on the node that answers.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = ModelPage.class), example = Examples.PAGE_BEGIN
            + Examples.MODEL + Examples.PAGE_END))
    public Uni<Page<ModelView>> list(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor) {
        return models.page(askers.current(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All models, one JSON object a line", description = "Access: any signed-in caller; his own, administrators all.")
    public Multi<byte[]> stream() {
        Asker asker = askers.current();
        return ndjson.write(cursor -> models.page(asker, Ndjson.PAGE, cursor));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One model with its versions", description = "Access: its owner, administrators. Example: `finance.transactions`.")
    @APIResponse(responseCode = "200", description = "As it stands", content = @Content(schema = @Schema(implementation = ModelView.class), example = Examples.MODEL))
    public Uni<ModelView> get(String name) {
        return models.find(askers.current(), name);
    }

    @GET
    @Path("/{name}/compare")
    @Operation(summary = "Two versions, figure by figure", description = "Access: its owner, administrators. Differences are those of b to a; sameRows tells whether both were evaluated on the same rows, null when that cannot be told. Example: `?a=1&b=2`.")
    @APIResponse(responseCode = "200", description = "Their differences", content = @Content(schema = @Schema(implementation = Comparison.class), example = Examples.COMPARISON))
    public Uni<Comparison> compare(String name, @RestQuery @Parameter(description = "A version", example = "1") String a,
            @RestQuery @Parameter(description = "Another version", example = "2") String b) {
        Asker asker = askers.current();
        return models.find(asker, name)
                .chain(() -> files.compare(asker, name, version("a", a), version("b", b)));
    }

    private static int version(String parameter, String value) {
        Integer version = QueryParameter.count(parameter, value);
        if (version == null) {
            throw Failure.invalid(parameter, "must name a version");
        }
        return version;
    }

    /** {@code Page<ModelView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record ModelPage(List<ModelView> items, @Schema(nullable = true) String nextCursor) {
    }
}
