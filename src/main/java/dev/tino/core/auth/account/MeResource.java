package dev.tino.core.auth.account;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.auth.token.TokenUse;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/me")
@Authenticated
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
class MeResource {

    private final UserService users;
    private final LoginService logins;
    private final Export export;
    private final Jobs jobs;
    private final Caller caller;

    MeResource(UserService users, LoginService logins, Export export, Jobs jobs, Caller caller) {
        this.users = users;
        this.logins = logins;
        this.export = export;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's own account", description = "Access: any signed-in caller.")
    public Uni<UserView> me() {
        return users.get(caller.id());
    }

    @PATCH
    @RolesAllowed(TokenUse.LOGIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the caller's own account", description = "Access: any caller who logged in; not by an API token.")
    @APIResponseSchema(value = UserView.class, responseCode = "200")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<UserView> change(@NotNull @Valid ProfileChange change) {
        return users.change(caller.id(), change);
    }

    @DELETE
    @RolesAllowed(TokenUse.LOGIN)
    @Operation(summary = "Erase the caller's account and all that it owns", description = "Access: any caller who logged in; not by an API token. From now on nobody gets in by the account; what it owns is gone a moment later. The job that sees to it outlives the account, so only administrators can look at it. 409 for the last administrator.")
    @APIResponse(responseCode = "202", description = "Closed, and being erased", content = @Content(mediaType = MediaType.APPLICATION_JSON, example = """
            {"jobId": "01890a5d-ac96-774b-bcce-b302099a8057"}"""))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<byte[]>> erase() {
        return users.close(caller.id(), caller.id()).map(jobs::accepted)
                .map(answer -> ResponseBuilder.<byte[]> create(answer.status()).entity(answer.body())
                        .type(answer.contentType()).location(URI.create(answer.location())).build());
    }

    @PUT
    @Path("/password")
    @RolesAllowed(TokenUse.LOGIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the caller's password", description = "Access: any caller who logged in; not by an API token. Every refresh token of his is revoked.")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> changePassword(@NotNull @Valid PasswordChange change) {
        return logins.changePassword(caller.id(), change);
    }

    @GET
    @Path("/export")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "Everything that the caller owns, one JSON object a line", description = "Access: any signed-in caller. Each line is {kind, data}.")
    public Multi<byte[]> export() {
        return export.of(caller.id());
    }
}
