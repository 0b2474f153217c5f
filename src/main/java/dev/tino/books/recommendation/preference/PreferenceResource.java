package dev.tino.books.recommendation.preference;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books/{id}/preference")
@Authenticated
@Tag(name = "Books")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PreferenceResource {

    private final Preferences preferences;
    private final Caller caller;

    PreferenceResource(Preferences preferences, Caller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @PUT
    @Operation(summary = "Like or dislike a book", description = "Access: any signed-in caller; his own opinion. What he is recommended follows it.")
    @APIResponse(responseCode = "200", description = "The opinion", content = @Content(schema = @Schema(implementation = Preference.class), example = """
            {"bookId": "01936f4e-7c1a-7000-8000-000000000001", "title": "The Secret Garden", "value": "like",
             "changedAt": "2026-01-31T12:00:00Z"}"""))
    public Uni<Preference> put(UUID id, @NotNull @Valid NewPreference preference) {
        return preferences.put(caller.id(), id, preference.value());
    }

    @DELETE
    @Operation(summary = "Have no opinion of a book any more", description = "Access: any signed-in caller; his own opinion. Nothing happens when there is none.")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> delete(UUID id) {
        return preferences.delete(caller.id(), id);
    }
}
