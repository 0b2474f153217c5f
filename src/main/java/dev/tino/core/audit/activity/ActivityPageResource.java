package dev.tino.core.audit.activity;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Who did what: for administrators all of it, for others what they did themselves. */
@Path("/ui/activities")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ActivityPageResource {

    private static final int ROWS = 50;

    private final ActivityRows rows;
    private final Viewer viewer;

    ActivityPageResource(ActivityRows rows, Viewer viewer) {
        this.rows = rows;
        this.viewer = viewer;
    }

    /** What is typed into the filters. */
    record Filters(String action) {
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance activities(Page<ActivityView> activities, Filters filters);

        /** The rows alone, for the next page of them. */
        static native TemplateInstance activities$rows(Page<ActivityView> activities, Filters filters);
    }

    @GET
    public Uni<TemplateInstance> page(@RestQuery String action) {
        return activities(action, null)
                .map(page -> viewer.show(Templates.activities(page, new Filters(action == null ? "" : action))));
    }

    @GET
    @Path("/rows")
    public Uni<TemplateInstance> rows(@RestQuery String action, @RestQuery String cursor) {
        return activities(action, cursor)
                .map(page -> viewer.show(Templates.activities$rows(page, new Filters(action == null ? "" : action))));
    }

    private Uni<Page<ActivityView>> activities(String action, String cursor) {
        UUID actor = viewer.isAdmin() ? null : viewer.id();
        return rows.page(new ActivityFilter(actor, QueryParameter.text("action", action), null, null, null), ROWS, cursor);
    }
}
