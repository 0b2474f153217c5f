package dev.tino.core.audit.activity;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of the log of one account's own acts, as they stand in the address. */
public class OwnActivityQuery {

    @RestQuery
    @Parameter(description = "Beginning of the action", example = "import.")
    String action;

    @RestQuery
    @Parameter(description = "First instant", example = "2026-01-01T00:00:00Z")
    String from;

    @RestQuery
    @Parameter(description = "The instant before which they end", example = "2026-02-01T00:00:00Z")
    String to;

    final ActivityFilter filter(UUID actorId) {
        return filter(actorId, null);
    }

    final ActivityFilter filter(UUID actorId, String objectId) {
        return new ActivityFilter(actorId, QueryParameter.text("action", action), objectId,
                QueryParameter.instant("from", from), QueryParameter.instant("to", to));
    }
}
