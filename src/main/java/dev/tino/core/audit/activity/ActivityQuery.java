package dev.tino.core.audit.activity;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of the activity log, as they stand in the address. */
class ActivityQuery {
    @RestQuery
    @Parameter(description = "The account that acted")
    String actor;
    @RestQuery
    @Parameter(description = "Beginning of the action", example = "import.")
    String action;
    @RestQuery
    @Parameter(description = "Exactly this object")
    String objectId;
    @RestQuery
    @Parameter(description = "First instant", example = "2026-01-01T00:00:00Z")
    String from;
    @RestQuery
    @Parameter(description = "The instant before which they end", example = "2026-02-01T00:00:00Z")
    String to;

    ActivityFilter filter() {
        return new ActivityFilter(QueryParameter.uuid("actor", actor), QueryParameter.text("action", action),
                QueryParameter.text("objectId", objectId), QueryParameter.instant("from", from),
                QueryParameter.instant("to", to));
    }
}
