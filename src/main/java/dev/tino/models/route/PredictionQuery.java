package dev.tino.models.route;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;
import dev.tino.models.prediction.PredictionFilter;

/** The filters of a model's predictions, as they stand in the address. */
class PredictionQuery {
    @RestQuery
    @Parameter(description = "Those of one version", example = "3")
    String version;
    @RestQuery
    @Parameter(description = "Not before", example = "2026-01-31T12:00:00Z")
    String from;
    @RestQuery
    @Parameter(description = "Before", example = "2026-02-01T00:00:00Z")
    String to;

    PredictionFilter filter(String model) {
        return new PredictionFilter(model, QueryParameter.count("version", version), null,
                QueryParameter.instant("from", from), QueryParameter.instant("to", to));
    }
}
