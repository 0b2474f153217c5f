package dev.tino.core.audit.retention;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** How long things are kept, and the run that removes what is older. */
@Path("/ui/retention")
@RolesAllowed(Role.ADMIN)
@Produces(MediaType.TEXT_HTML)
class RetentionPageResource {

    private final RetentionSettings settings;
    private final RetentionService service;
    private final RetentionRuns runs;
    private final KeptRows rows;
    private final Viewer viewer;

    RetentionPageResource(RetentionSettings settings, RetentionService service, RetentionRuns runs, KeptRows rows,
            Viewer viewer) {
        this.settings = settings;
        this.service = service;
        this.runs = runs;
        this.rows = rows;
        this.viewer = viewer;
    }

    /** @param lastRun null when there was none yet */
    record Kept(List<RetentionDays> items, Map<String, Long> rows, RetentionRun lastRun) {

        public int least() {
            return RetentionDays.LEAST;
        }

        public int most() {
            return RetentionDays.MOST;
        }
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance retention(Kept kept);

        /** All that a change or a run changes. */
        static native TemplateInstance retention$kept(Kept kept);
    }

    @GET
    public Uni<TemplateInstance> page() {
        return kept().map(kept -> viewer.show(Templates.retention(kept)));
    }

    @PUT
    @Path("/{name}")
    public Uni<TemplateInstance> change(String name, @RestForm String days) {
        var change = new RetentionChange.Item(name, days(days));
        return settings.change(viewer.id(), List.of(change)).chain(this::kept)
                .map(kept -> viewer.show(Templates.retention$kept(kept)));
    }

    @POST
    @Path("/run")
    public Uni<TemplateInstance> run() {
        return service.runNow(viewer.id()).chain(this::kept).map(kept -> viewer.show(Templates.retention$kept(kept)));
    }

    private static int days(String value) {
        Integer days = QueryParameter.count("days", value);
        if (days == null || days < RetentionDays.LEAST || days > RetentionDays.MOST) {
            throw Failure.invalid("days", "must be between %d and %d".formatted(RetentionDays.LEAST, RetentionDays.MOST));
        }
        return days;
    }

    private Uni<Kept> kept() {
        return settings.days().chain(days -> rows.about(settings.kept())
                .chain(counted -> runs.last().map(last -> new Kept(days, counted, last))));
    }
}
