package dev.tino.models.route;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import dev.tino.core.web.Cursor;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.models.ModelError;
import dev.tino.models.ModelVersion;
import dev.tino.models.release.Champions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(ModelResource.PATH)
@Authenticated
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
class ChampionResource {

    private final VersionRows rows;
    private final Champions champions;
    private final Ndjson ndjson;
    private final Askers askers;

    ChampionResource(VersionRows rows, Champions champions, Ndjson ndjson, Askers askers) {
        this.rows = rows;
        this.champions = champions;
        this.ndjson = ndjson;
        this.askers = askers;
    }

    @PUT
    @Path("/{name}/champion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let a version serve from now on", description = "Access: its owner, administrators. Its file is verified and tried first; 409 when something is wrong with it, and then nothing changes. Every node serves it within a second, running requests end on the one before. Example: `{\"version\": 3, \"reason\": \"Fewer mistakes on groceries\"}`.")
    @APIResponse(responseCode = "200", description = "The timeline's new line", content = @Content(schema = @Schema(implementation = ChampionView.class), example = Examples.CHAMPION))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<ChampionView> promote(String name, @NotNull @Valid NewChampion champion) {
        Asker asker = askers.current();
        return rows.find(asker, new ModelVersion(name, champion.version()))
                .chain(() -> champions.promote(name, champion.version(), champion.reason(), asker.id()))
                .map(ChampionView::of);
    }

    @POST
    @Path("/{name}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let the champion before serve again", description = "Access: its owner, administrators. 409 when there is none that is still stored. Example: `{\"reason\": \"It files pharmacies under groceries\"}`.")
    @APIResponse(responseCode = "200", description = "The timeline's new line", content = @Content(schema = @Schema(implementation = ChampionView.class), example = Examples.CHAMPION))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<ChampionView> rollBack(String name, @Valid Rollback rollback) {
        Asker asker = askers.current();
        return rows.check(asker, name)
                .chain(() -> champions.rollback(name, asker.id(), Rollback.reason(rollback)))
                .map(ChampionView::of);
    }

    @GET
    @Path("/{name}/champion")
    @Operation(summary = "Which version serves, or served at a moment", description = "Access: its owner, administrators. 404 when none did. Example: `?at=2026-01-31T12:00:00Z`.")
    @APIResponse(responseCode = "200", description = "The line of the timeline that held then", content = @Content(schema = @Schema(implementation = ChampionView.class), example = Examples.CHAMPION))
    public Uni<ChampionView> champion(String name,
            @RestQuery @Parameter(description = "Now when left out", example = "2026-01-31T12:00:00Z") String at) {
        Instant moment = QueryParameter.instant("at", at);
        // Now is what the timeline ends with: this node's clock may be behind the database's, which wrote it.
        return rows.check(askers.current(), name)
                .chain(() -> moment == null ? champions.present(name) : champions.at(name, moment))
                .map(found -> ChampionView.of(found.orElseThrow(() -> ModelError.MODEL_VERSION_NOT_FOUND
                        .because("No version of %s %s", name, moment == null ? "serves" : "served at " + moment))));
    }

    @GET
    @Path("/{name}/timeline")
    @Operation(summary = "Which versions served, newest first", description = "Access: its owner, administrators. Lines are added and never changed.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = TimelinePage.class), example = Examples.PAGE_BEGIN
            + Examples.CHAMPION + Examples.PAGE_END))
    public Uni<Page<ChampionView>> list(String name,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        int most = QueryParameter.limit(limit);
        return rows.check(askers.current(), name).chain(() -> page(name, most, cursor));
    }

    @GET
    @Path("/{name}/timeline")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "The whole timeline, one JSON object a line", description = "Access: its owner, administrators.")
    public Multi<byte[]> stream(String name) {
        return rows.check(askers.current(), name).onItem()
                .transformToMulti(seen -> ndjson.write(cursor -> page(name, Ndjson.PAGE, cursor)));
    }

    private Uni<Page<ChampionView>> page(String name, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("timeline, newest first", name);
        var cursor = Cursor.decode(encodedCursor, list, 1);
        return champions.timeline(name, cursor == null ? null : VersionRows.number(cursor), limit + 1)
                .map(lines -> Page.cut(lines.stream().map(ChampionView::of).toList(), limit,
                        last -> new Cursor(list, List.of(Integer.toString(last.sequence())))));
    }

    record TimelinePage(List<ChampionView> items, @Schema(nullable = true) String nextCursor) {
    }
}
