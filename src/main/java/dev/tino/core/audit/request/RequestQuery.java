package dev.tino.core.audit.request;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of the request log, as they stand in the address. */
class RequestQuery {
    @RestQuery
    @Parameter(description = "Account that made the request")
    String user;
    @RestQuery
    @Parameter(description = "How the path begins", example = "/api/v1/finance")
    String path;
    @RestQuery
    @Parameter(description = "A status or a class of them; 499 is a client that broke off", example = "5xx")
    String status;
    @RestQuery
    @Parameter(description = "Not before", example = "2026-01-31T12:00:00Z")
    String from;
    @RestQuery
    @Parameter(description = "Before", example = "2026-02-01T00:00:00Z")
    String to;
    @RestQuery
    @Parameter(description = "Took at least so many milliseconds", example = "250")
    String minMillis;

    RequestFilter filter() {
        return new RequestFilter(QueryParameter.uuid("user", user), QueryParameter.text("path", path),
                StatusRange.parse(status), QueryParameter.instant("from", from), QueryParameter.instant("to", to),
                QueryParameter.count("minMillis", minMillis));
    }
}
