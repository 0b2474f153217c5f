package dev.tino.books.recommendation.preference;

import java.util.List;
import java.util.UUID;

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

import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/me/book-preferences")
@Authenticated
@Tag(name = "Books")
class PreferencesResource {

    private final Preferences preferences;
    private final Ndjson ndjson;
    private final Caller caller;

    PreferencesResource(Preferences preferences, Ndjson ndjson, Caller caller) {
        this.preferences = preferences;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the caller likes and dislikes, newest first", description = "Access: any signed-in caller; his own.")
    @APIResponse(responseCode = "200", description = "His opinions", content = @Content(schema = @Schema(implementation = PreferencePage.class), example = """
            {"items": [{"bookId": "01936f4e-7c1a-7000-8000-000000000001", "title": "The Secret Garden", "value": "like",
                        "changedAt": "2026-01-31T12:00:00Z"}], "nextCursor": null}"""))
    public Uni<Page<Preference>> list(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor) {
        return preferences.page(caller.id(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All that the caller likes and dislikes, one JSON object a line", description = "Access: any signed-in caller; his own.")
    public Multi<byte[]> stream() {
        UUID userId = caller.id();
        return ndjson.write(cursor -> preferences.page(userId, Ndjson.PAGE, cursor));
    }

    /** {@code Page<Preference>} for the OpenAPI document, which knows no type arguments in annotations. */
    record PreferencePage(List<Preference> items, @Schema(nullable = true) String nextCursor) {
    }
}
