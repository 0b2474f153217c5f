package dev.tino.compat.rating;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.token.Tokens;
import dev.tino.core.web.ClientAddress;
import dev.tino.core.web.PlainText;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path(RatingLoginResource.PATH)
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingLoginResource {

    static final String PATH = "/compat/rating/api/v1/auth";
    static final String CLIENT = "rating";

    private static final int LONGEST_NAME = 254;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LONGEST_TOKEN = 2_000;

    private final LoginService logins;
    private final Tokens tokens;
    private final ObjectMapper json;

    RatingLoginResource(LoginService logins, Tokens tokens, ObjectMapper json) {
        this.logins = logins;
        this.tokens = tokens;
        this.json = json;
    }

    @POST
    @Path("/login")
    @Consumes({ MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA })
    @Operation(summary = "Log in with a form, in the shape of the rating catalogue", description = "Access: public.")
    @APIResponse(responseCode = "200", description = "Tokens", content = @Content(schema = @Schema(implementation = Login.class)))
    @APIResponse(responseCode = "401", description = "Nome de usuário ou senha incorretos", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<Login>> login(@RestForm String username, @RestForm String password) {
        var violations = new Violations();
        require("username", username, violations);
        require("password", password, violations);
        violations.check();
        if (PlainText.Rule.violation(username, LONGEST_NAME) != null || password.length() > LONGEST_PASSWORD) {
            throw AuthError.WRONG_CREDENTIALS.because("Nobody has such a name or password");
        }
        return logins.login(username, password, CLIENT).map(Login::of).map(RatingLoginResource::unstored);
    }

    private static void require(String field, String value, Violations violations) {
        if (value == null) {
            violations.add(Violation.missing(JsonBody.loc(field), null));
        }
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Renew the tokens, in the shape of the rating catalogue", description = "Access: public. The refresh token is spent; one that is used again later ends its log-in.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Refresh.class)))
    @APIResponse(responseCode = "200", description = "New tokens", content = @Content(schema = @Schema(implementation = Login.class)))
    @APIResponse(responseCode = "401", description = "Refresh token inválido ou expirado", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<Login>> refresh(byte[] body, @Context RoutingContext context) {
        var violations = new Violations();
        String token = JsonBody.of(body, json, violations).text("refresh_token");
        violations.check();
        if (PlainText.Rule.violation(token, LONGEST_TOKEN) != null) {
            throw AuthError.REFRESH_TOKEN_REFUSED.because("This is no refresh token");
        }
        return tokens.refresh(token, ClientAddress.network(context), CLIENT).map(Login::of).map(RatingLoginResource::unstored);
    }

    private static RestResponse<Login> unstored(Login login) {
        return ResponseBuilder.ok(login).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** The body, for the OpenAPI document. */
    record Refresh(@JsonProperty("refresh_token") @Schema(examples = "AZqk9Jx0cXqvA2Jk3v0b7g.0.mac") String token) {
    }
}
