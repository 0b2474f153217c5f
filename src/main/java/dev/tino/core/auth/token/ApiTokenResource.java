package dev.tino.core.auth.token;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path(ApiTokenResource.PATH)
@Authenticated
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
class ApiTokenResource {

    static final String PATH = "/api/v1/me/api-tokens";

    private final ApiTokens tokens;
    private final Caller caller;

    ApiTokenResource(ApiTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's API tokens, newest first", description = "Access: any signed-in caller; his own. The tokens themselves are kept nowhere: the prefix tells which is which.")
    public Uni<Page<ApiTokenView>> list(@RestQuery String limit, @RestQuery String cursor) {
        return tokens.page(caller.id(), QueryParameter.limit(limit), cursor);
    }

    @POST
    @RolesAllowed(TokenUse.LOGIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an API token", description = "Access: any caller who logged in; not by an API token. The token is shown this once.")
    @APIResponseSchema(value = Created.class, responseCode = "201")
    public Uni<RestResponse<Created>> add(@NotNull @Valid NewToken input) {
        return tokens.add(caller.id(), input.name().strip(), Duration.ofDays(input.days() == null ? 365 : input.days()))
                .map(signed -> ResponseBuilder.<Created> created(URI.create(PATH + "/" + signed.token().id()))
                        .entity(new Created(ApiTokenView.of(signed.token()), signed.text()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(TokenUse.LOGIN)
    @Operation(summary = "Revoke an API token", description = "Access: its owner, logged in. It is refused from the next request on.")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> revoke(UUID id) {
        return tokens.revoke(caller.id(), id);
    }

    record NewToken(
            @NotNull @PlainText(max = 140) @Schema(examples = "nightly import") String name,
            @Min(1) @Max(3_650) @Schema(examples = "365", description = "Days that it is valid; 365 when left out") Integer days) {
    }

    record Created(@JsonUnwrapped ApiTokenView view, String token) {

        @Override
        public String toString() {
            return "Created[%s]".formatted(view.id());
        }
    }
}
