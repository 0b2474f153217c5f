package dev.tino.compat.recommender;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.web.ClientAddress;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

@Path(AccountResource.PATH)
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@PermitAll
@Tag(name = Recommender.TAG)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {

    static final String PATH = Recommender.ROOT + "/auth";

    private static final String SCHEME = "Bearer ";
    private static final String EXAMPLE = """
            {"username": "ana", "password": "correct horse battery"}""";

    private final AccountService accounts;
    private final ObjectMapper json;

    AccountResource(AccountService accounts, ObjectMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    @POST
    @Path("/register")
    @Operation(summary = "Create an account by a user name", description = "Access: public. What breaks Tino's rules is 400 with the reason in Portuguese.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UserPassword.class), example = EXAMPLE))
    @APIResponseSchema(value = Entered.class, responseCode = "201")
    public Uni<RestResponse<Entered>> register(byte[] body) {
        return accounts.register(UserPassword.read(body, json)).map(entered -> unstored(201, entered));
    }

    @POST
    @Path("/login")
    @Operation(summary = "Log in by a user name", description = "Access: public.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UserPassword.class), example = EXAMPLE))
    @APIResponseSchema(value = Entered.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Entered>> login(byte[] body) {
        return accounts.login(UserPassword.read(body, json)).map(entered -> unstored(200, entered));
    }

    @POST
    @Path("/refresh")
    @Operation(summary = "Renew the access token", description = "Access: public, with the refresh token of a log-in as bearer token. It is not spent, and renews until its time is over.")
    @APIResponseSchema(value = Renewed.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = "Refused401")
    public Uni<RestResponse<Renewed>> refresh(@Context RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME)) {
            throw Answers.error(401, RecommenderDialect.NO_TOKEN);
        }
        return accounts.renew(header.substring(SCHEME.length()).strip(), ClientAddress.network(context))
                .map(renewed -> unstored(200, renewed));
    }

    private static <T> RestResponse<T> unstored(int status, T entity) {
        return ResponseBuilder.<T> create(status).entity(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
