package dev.tino.core.audit.request.traffic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Traffic: for administrators that of everybody, for others their own. */
@Path(TrafficPageResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class TrafficPageResource {

    static final String PATH = "/ui/traffic";

    private final TrafficReport report;
    private final Viewer viewer;

    TrafficPageResource(TrafficReport report, Viewer viewer) {
        this.report = report;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance traffic(TrafficView view);
    }

    @GET
    public Uni<TemplateInstance> page(@RestQuery String span, @RestQuery String sort) {
        TrafficSpan wanted = TrafficSpan.parse(span);
        RouteOrder order = RouteOrder.parse(sort);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Uni<Traffic> traffic = viewer.isAdmin() ? report.ofAll(wanted, now) : report.ofUser(viewer.id(), wanted, now);
        return traffic.map(seen -> viewer.show(Templates.traffic(new TrafficView(seen, order, words()))));
    }

    private TrafficMessages words() {
        return viewer.language().words(TrafficMessages.class);
    }
}
