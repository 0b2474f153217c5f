package dev.tino.credit.overview;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.Viewer;
import dev.tino.credit.dataset.report.DatasetReport;
import dev.tino.credit.dataset.report.ReportService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** What a company looks at more closely on the page of data. */
@Path("/ui/credit")
@RolesAllowed(Role.COMPANY)
@Produces(MediaType.TEXT_HTML)
class CreditPageResource {

    private final ReportService reports;
    private final CreditPanel panel;
    private final Viewer viewer;

    CreditPageResource(ReportService reports, CreditPanel panel, Viewer viewer) {
        this.reports = reports;
        this.panel = panel;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "credit", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance report(DatasetReport report);
    }

    @GET
    @Path("/datasets/rows")
    public Uni<TemplateInstance> datasets(@RestQuery String cursor) {
        return panel.datasetRows(cursor).map(viewer::show);
    }

    @GET
    @Path("/decisions/rows")
    public Uni<TemplateInstance> decisions(@RestQuery String cursor) {
        return panel.decisionRows(cursor).map(viewer::show);
    }

    @GET
    @Path("/datasets/{id}/report")
    public Uni<TemplateInstance> report(UUID id) {
        return reports.get(viewer.id(), id).map(report -> viewer.show(Templates.report(report)));
    }
}
