package dev.tino.core.audit.activity.seal;

import jakarta.annotation.security.RolesAllowed;
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

import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/audit/activities/verify")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {

    private final Verifier verifier;

    VerificationResource(Verifier verifier) {
        this.verifier = verifier;
    }

    @GET
    @Operation(summary = "Whether the activity log is what it was", description = "Access: administrators. Follows the chain of seals from the beginning and tells what was edited or removed. Keep the head of an answer outside: given back, it finds what was cut off at the end or made anew as a whole.")
    @APIResponse(responseCode = "200", description = "What was found", content = @Content(schema = @Schema(implementation = Verification.class), example = """
            {"intact": false, "checked": 1204, "head": "MTIwNC4zZjlh...",
             "failures": [{"position": 17, "activityId": 19, "kind": "edited"}]}"""))
    public Uni<Verification> verify(
            @RestQuery @Parameter(description = "Head of an earlier answer") String head) {
        return verifier.verify(SealHead.decode(head));
    }
}
