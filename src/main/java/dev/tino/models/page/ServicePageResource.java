package dev.tino.models.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.page.Viewer;
import dev.tino.models.page.LiveStanding.Answers;
import dev.tino.models.prediction.LoggedPredictions;
import dev.tino.models.prediction.PredictionFilter;
import dev.tino.models.prediction.ServiceRecord;
import dev.tino.models.route.Askers;
import dev.tino.models.route.ModelList;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The part of a model's page that tells of its service. It is asked for by itself: adding up a long log takes a while. */
@Path(ModelAddress.ALL)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ServicePageResource {

    private static final int ROWS = 10;

    private final ModelList models;
    private final LoggedPredictions predictions;
    private final ServiceRecord record;
    private final Askers askers;
    private final Viewer viewer;

    ServicePageResource(ModelList models, LoggedPredictions predictions, ServiceRecord record, Askers askers,
            Viewer viewer) {
        this.models = models;
        this.predictions = predictions;
        this.record = record;
        this.askers = askers;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "models", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance service(LiveStanding service, Answers answers);

        static native TemplateInstance predictions(Answers answers);
    }

    @GET
    @Path("/{name}/service")
    public Uni<TemplateInstance> service(String name) {
        return models.find(askers.current(), name)
                .chain(model -> record.of(name, null, null).map(report -> new LiveStanding(model, report)))
                .chain(service -> answers(name, null, null)
                        .map(answers -> viewer.show(Templates.service(service, answers))));
    }

    @GET
    @Path("/{name}/predictions")
    public Uni<TemplateInstance> predictions(String name, @RestQuery String version, @RestQuery String cursor) {
        Integer number = QueryParameter.count("version", version);
        return models.find(askers.current(), name).chain(() -> answers(name, number, cursor))
                .map(answers -> viewer.show(Templates.predictions(answers)));
    }

    private Uni<Answers> answers(String name, Integer version, String cursor) {
        return predictions.page(new PredictionFilter(name, version, null, null, null), ROWS, cursor)
                .map(page -> new Answers(ModelAddress.of(name), version, page));
    }
}
