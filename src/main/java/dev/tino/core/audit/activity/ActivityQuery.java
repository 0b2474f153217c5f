package dev.tino.core.audit.activity;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of the whole activity log, as they stand in the address. */
class ActivityQuery extends OwnActivityQuery {

    @RestQuery
    @Parameter(description = "The account that acted")
    String actor;

    @RestQuery
    @Parameter(description = "Exactly this object")
    String objectId;

    ActivityFilter filter() {
        return filter(QueryParameter.uuid("actor", actor), QueryParameter.text("objectId", objectId));
    }
}
