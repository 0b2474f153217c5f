package dev.tino.core.auth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/me")
@Authenticated
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
class MeResource {

    private final UserService users;
    private final Caller caller;

    MeResource(UserService users, Caller caller) {
        this.users = users;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's own account", description = "Access: any signed-in caller.")
    public Uni<UserView> me() {
        return users.get(caller.id()).map(UserView::of);
    }
}
