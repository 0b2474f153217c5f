package dev.tino.core.auth.account;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.auth.token.TokenUse;
import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path(UserResource.PATH)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
class UserResource {

    static final String PATH = "/api/v1/users";

    private final UserService users;
    private final Creations creations;
    private final Caller caller;

    UserResource(UserService users, Creations creations, Caller caller) {
        this.users = users;
        this.creations = creations;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All users, newest first, or the one with an e-mail address", description = "Access: administrators.")
    public Uni<Page<UserView>> list(@RestQuery @Parameter(example = "ana@example.com") String email, @RestQuery String limit,
            @RestQuery String cursor) {
        String sought = QueryParameter.text("email", email);
        return sought == null ? users.page(QueryParameter.limit(limit), cursor) : users.withEmail(sought);
    }

    @POST
    @RolesAllowed(TokenUse.ADMIN_LOGIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a user", description = "Access: administrators who logged in; not by an API token.")
    @APIResponseSchema(value = UserView.class, responseCode = "201")
    @APIResponse(responseCode = "409", ref = "Refused409")
    @Parameter(ref = "IdempotencyKey")
    public Uni<RestResponse<byte[]>> add(@NotNull @Valid NewUser input) {
        UUID actorId = caller.id();
        return creations.once(actorId, input, this::created, creation -> users.add(input, actorId, creation));
    }

    private Answer created(UserView added) {
        return creations.created(PATH + "/" + added.id(), added);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One user", description = "Access: administrators.")
    public Uni<UserView> get(UUID id) {
        return users.get(id);
    }

    @DELETE
    @RolesAllowed(TokenUse.ADMIN_LOGIN)
    @Path("/{id}")
    @Operation(summary = "Erase a user and all that he owns", description = "Access: administrators who logged in; not by an API token. From now on nobody gets in by the account; what it owns is gone a moment later. 409 for the last administrator.")
    @APIResponse(responseCode = "204", description = "Closed, and being erased")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> delete(UUID id) {
        return users.close(id, caller.id()).replaceWithVoid();
    }

    @PUT
    @RolesAllowed(TokenUse.ADMIN_LOGIN)
    @Path("/{id}/roles")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a user other roles", description = "Access: administrators who logged in; not by an API token. They hold from the user's next request on. 409 when nobody would be left to administer.")
    @APIResponseSchema(value = UserView.class, responseCode = "200")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<UserView> setRoles(UUID id, @NotNull @Valid Roles roles) {
        return users.setRoles(id, List.copyOf(new TreeSet<>(roles.roles())), caller.id());
    }
}
