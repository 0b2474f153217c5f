package dev.tino.core.auth;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.error.Failure;
import dev.tino.core.web.PlainText;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/auth")
@PermitAll
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
class AuthResource {

    private final UserService users;

    AuthResource(UserService users) {
        this.users = users;
    }

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create an account and log in", description = "Access: public.")
    @APIResponseSchema(value = Session.class, responseCode = "201")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<Session>> register(@NotNull @Valid Registration registration) {
        return users.register(registration)
                .map(session -> ResponseBuilder.<Session> created(URI.create("/api/v1/me")).entity(session)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in with e-mail address or user name", description = "Access: public.")
    @APIResponseSchema(value = Session.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Session>> login(@NotNull @Valid Credentials credentials) {
        return login(credentials.email(), credentials.password());
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Log in with a form", description = "Access: public.")
    @APIResponseSchema(value = Session.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Session>> loginByForm(@RestForm String username, @RestForm String password) {
        if (password == null || password.length() > 128) {
            throw Failure.invalid("password", "must have at most 128 characters and not be left out");
        }
        String violation = username == null ? "must not be null" : PlainText.Rule.violation(username, 254);
        if (violation != null) {
            throw Failure.invalid("username", violation);
        }
        return login(username, password);
    }

    private Uni<RestResponse<Session>> login(String emailOrUsername, String password) {
        return users.login(emailOrUsername, password)
                .map(session -> ResponseBuilder.ok(session).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
}
