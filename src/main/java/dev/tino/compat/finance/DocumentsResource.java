package dev.tino.compat.finance;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;

/** Where that system's framework shows its API. */
@Path("/openapi")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
class DocumentsResource {

    private static final URI FOR_PEOPLE = URI.create("/q/swagger-ui");
    private static final URI FOR_PROGRAMS = URI.create("/q/openapi?format=json");

    @GET
    @Operation(hidden = true)
    public RestResponse<Void> home() {
        return found(FOR_PEOPLE);
    }

    @GET
    @Path("/{page: swagger|redoc}")
    @Operation(hidden = true)
    public RestResponse<Void> page() {
        return found(FOR_PEOPLE);
    }

    @GET
    @Path("/openapi.json")
    @Operation(hidden = true)
    public RestResponse<Void> document() {
        return found(FOR_PROGRAMS);
    }

    private static RestResponse<Void> found(URI address) {
        return RestResponse.ResponseBuilder.<Void> create(RestResponse.Status.FOUND).location(address).build();
    }
}
