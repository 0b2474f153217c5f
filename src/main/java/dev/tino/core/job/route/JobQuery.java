package dev.tino.core.job.route;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;

/** The filters of the list of jobs, as they stand in the address. */
class JobQuery {
    @RestQuery
    @Parameter(description = "pending, running, completed, failed or cancelled", example = "failed")
    String status;
    @RestQuery
    @Parameter(description = "Exactly this kind", example = "finance.classification")
    String kind;

    JobFilter filter() {
        return new JobFilter(QueryParameter.text("status", status), QueryParameter.text("kind", kind));
    }
}
