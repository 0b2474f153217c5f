package dev.tino.models.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.page.Viewer;
import dev.tino.models.page.Service.Answers;
import dev.tino.models.prediction.LoggedPredictions;
import dev.tino.models.prediction.PredictionFilter;
import dev.tino.models.prediction.ServiceRecord;
import dev.tino.models.route.ModelPages;
import dev.tino.models.route.Viewers;
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

    private final ModelPages models;
    private final LoggedPredictions predictions;
    private final ServiceRecord record;
    private final Viewers viewers;
    private final Viewer viewer;

    ServicePageResource(ModelPages models, LoggedPredictions predictions, ServiceRecord record, Viewers viewers,
            Viewer viewer) {
        this.models = models;
        this.predictions = predictions;
        this.record = record;
        this.viewers = viewers;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "models", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance service(Service service, Answers answers);

        static native TemplateInstance predictions(Answers answers);
    }

    @GET
    @Path("/{name}/service")
    public Uni<TemplateInstance> service(String name) {
        return models.find(viewers.current(), name)
                .chain(model -> record.of(name, null, null).map(report -> new Service(model, report)))
                .chain(service -> answers(name, null, null)
                        .map(answers -> viewer.show(Templates.service(service, answers))));
    }

    @GET
    @Path("/{name}/predictions")
    public Uni<TemplateInstance> predictions(String name, @RestQuery String version, @RestQuery String cursor) {
        Integer number = QueryParameter.count("version", version);
        return models.find(viewers.current(), name).chain(() -> answers(name, number, cursor))
                .map(answers -> viewer.show(Templates.predictions(answers)));
    }

    private Uni<Answers> answers(String name, Integer version, String cursor) {
        return predictions.page(new PredictionFilter(name, version, null, null, null), ROWS, cursor)
                .map(page -> new Answers(ModelAddress.of(name), version, page));
    }
}
