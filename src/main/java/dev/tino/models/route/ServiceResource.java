package dev.tino.models.route;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.models.prediction.LiveReport;
import dev.tino.models.prediction.LoggedPredictions;
import dev.tino.models.prediction.PredictionFilter;
import dev.tino.models.prediction.PredictionView;
import dev.tino.models.prediction.ServiceRecord;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(ModelResource.PATH)
@Authenticated
@Tag(name = "Models")
@Produces(MediaType.APPLICATION_JSON)
class ServiceResource {

    private final VersionRows rows;
    private final LoggedPredictions predictions;
    private final ServiceRecord record;
    private final Ndjson ndjson;
    private final Askers askers;

    ServiceResource(VersionRows rows, LoggedPredictions predictions, ServiceRecord record, Ndjson ndjson, Askers askers) {
        this.rows = rows;
        this.predictions = predictions;
        this.record = record;
        this.ndjson = ndjson;
        this.askers = askers;
    }

    @GET
    @Path("/{name}/predictions")
    @Operation(summary = "What a model answered, newest first", description = "Access: its owner, administrators. A second or two after the answer; of more than a set number a second a uniform sample, where weight tells how many answers a line stands for. Nothing of what was asked. Example: `?version=3&from=2026-01-31T00:00:00Z`.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = PredictionPage.class), example = Examples.PAGE_BEGIN
            + Examples.PREDICTION + Examples.PAGE_END))
    public Uni<Page<PredictionView>> predictions(String name, @BeanParam PredictionQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        PredictionFilter filter = query.filter(name);
        int most = QueryParameter.limit(limit);
        return rows.check(askers.current(), name).chain(() -> predictions.page(filter, most, cursor));
    }

    @GET
    @Path("/{name}/predictions")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All that a model answered, one JSON object a line", description = "Access: its owner, administrators.")
    public Multi<byte[]> stream(String name, @BeanParam PredictionQuery query) {
        PredictionFilter filter = query.filter(name);
        return rows.check(askers.current(), name).onItem()
                .transformToMulti(seen -> ndjson.write(cursor -> predictions.page(filter, Ndjson.PAGE, cursor)));
    }

    @GET
    @Path("/{name}/live-metrics")
    @Operation(summary = "How the versions of a model do in service", description = "Access: its owner, administrators. How often they were right where the truth became known, with a 95 % interval (Wilson's), and of the prediction log how many answers there were and how long they took. Of the log at most the latest 100,000 lines of the span are counted: log tells from when on, or why there are no such figures now. Example: `?from=2026-01-31T00:00:00Z`.")
    @APIResponse(responseCode = "200", description = "The versions of which anything is known, the latest first", content = @Content(schema = @Schema(implementation = LiveReport.class), example = Examples.LIVE))
    public Uni<LiveReport> liveMetrics(String name,
            @RestQuery @Parameter(description = "Not before", example = "2026-01-31T12:00:00Z") String from,
            @RestQuery @Parameter(description = "Before", example = "2026-02-01T00:00:00Z") String to) {
        Instant begin = QueryParameter.instant("from", from);
        Instant end = QueryParameter.instant("to", to);
        return rows.check(askers.current(), name).chain(() -> record.of(name, begin, end));
    }

    record PredictionPage(List<PredictionView> items, @Schema(nullable = true) String nextCursor) {
    }
}
