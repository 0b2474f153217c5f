package dev.tino.core.audit.request;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/audit/requests")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit")
class RequestLogResource {

    private final RequestPages requests;
    private final Ndjson ndjson;

    RequestLogResource(RequestPages requests, Ndjson ndjson) {
        this.requests = requests;
        this.ndjson = ndjson;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Logged requests, newest first", description = "Access: admin. Every request but those for health, metrics and the files of pages, half a second after its answer; without secrets, and of most bodies only the shape. Example: `?status=5xx&path=/api/v1/finance&minMillis=250`.")
    public Uni<Page<RequestView>> list(@BeanParam RequestQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return requests.page(query.filter(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All logged requests, one JSON object a line", description = "Access: admin.")
    public Multi<byte[]> stream(@BeanParam RequestQuery query) {
        RequestFilter filter = query.filter();
        return ndjson.write(cursor -> requests.page(filter, Ndjson.PAGE, cursor));
    }
}
