package dev.tino.core.auth.account;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.core.auth.token.TokenPair;
import dev.tino.core.auth.token.Tokens;
import dev.tino.core.error.Failure;
import dev.tino.core.web.ClientAddress;
import dev.tino.core.web.PlainText;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path("/api/v1/auth")
@PermitAll
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
class AuthResource {

    private final LoginService logins;
    private final Tokens tokens;

    AuthResource(LoginService logins, Tokens tokens) {
        this.logins = logins;
        this.tokens = tokens;
    }

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create an account and log in", description = "Access: public.")
    @APIResponseSchema(value = Session.class, responseCode = "201")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<Session>> register(@NotNull @Valid Registration registration) {
        return logins.register(registration)
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
        return unstored(logins.login(credentials.email(), credentials.password()));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Log in with a form", description = "Access: public.")
    @APIResponseSchema(value = Session.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Session>> loginByForm(@RestForm String username, @RestForm String password) {
        if (password == null || password.length() > Passwords.LONGEST) {
            throw Failure.invalid("password", "must have at most 128 characters and not be left out");
        }
        String violation = username == null ? "must not be null" : PlainText.Rule.violation(username, 254);
        if (violation != null) {
            throw Failure.invalid("username", violation);
        }
        return unstored(logins.login(username, password));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Renew the tokens", description = "Access: public. The refresh token is spent; for half a minute it still yields the same successor. One that is older ends the log-in for whoever holds its successors.")
    @APIResponseSchema(value = TokenPair.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<TokenPair>> refresh(@NotNull @Valid Refresh refresh, @Context RoutingContext context) {
        return unstored(tokens.refresh(refresh.token(), ClientAddress.network(context)));
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a log-in", description = "Access: public. The refresh token and all that it was renewed to are revoked.")
    @APIResponse(responseCode = "204", description = "Done, or done before")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Void>> logout(@NotNull @Valid Refresh refresh) {
        return tokens.logout(refresh.token())
                .replaceWith(() -> ResponseBuilder.<Void> noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    private static <T> Uni<RestResponse<T>> unstored(Uni<T> answer) {
        return answer.map(entity -> ResponseBuilder.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    record Refresh(
            @JsonProperty("refresh_token") @NotNull @PlainText(max = 2_000) @Schema(examples = "AZqk9Jx0cXqvA2Jk3v0b7g.0.mac") String token) {

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }
}
