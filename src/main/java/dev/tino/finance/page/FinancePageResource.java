package dev.tino.finance.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** What a user has: his transactions, and what they add up to. */
@Path(FinancePageResource.PATH)
@RolesAllowed(Role.USER)
@Produces(MediaType.TEXT_HTML)
class FinancePageResource {

    static final String PATH = "/ui/finance";
    /** What makes the totals look anew. */
    static final String CHANGED = "finance-changed";

    private final FinanceRecords records;
    private final Viewer viewer;

    FinancePageResource(FinanceRecords records, Viewer viewer) {
        this.records = records;
        this.viewer = viewer;
    }

    @GET
    public Uni<TemplateInstance> page(@BeanParam Filters filters) {
        return records.lines(viewer.id(), filters, null).chain(lines -> records.totals(viewer.id())
                .map(totals -> viewer.show(FinanceTemplates.page(lines, Overview.of(totals, null, viewer)))));
    }

    /** The list under other filters, which the address then tells; with a cursor what follows in it. */
    @GET
    @Path("/lines")
    public Uni<RestResponse<String>> lines(@BeanParam Filters filters, @RestQuery String cursor) {
        return records.lines(viewer.id(), filters, cursor).map(lines -> cursor == null
                ? ResponseBuilder.ok(viewer.show(FinanceTemplates.list(lines)).render())
                        .header("HX-Push-Url", filters.address()).build()
                : ResponseBuilder.ok(viewer.show(FinanceTemplates.list$rows(lines)).render()).build());
    }

    @GET
    @Path("/totals")
    public Uni<TemplateInstance> totals(@RestQuery String of) {
        return records.totals(viewer.id()).map(totals -> viewer
                .show(FinanceTemplates.totals(Overview.of(totals, Filters.month("of", of), viewer), true)));
    }
}
