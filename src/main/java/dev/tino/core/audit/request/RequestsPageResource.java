package dev.tino.core.audit.request;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.Page;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The request log: for administrators all of it, for others what they asked for themselves. */
@Path("/ui/requests")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RequestsPageResource {

    private static final int ROWS = 50;

    private final RequestPages requests;
    private final Viewer viewer;

    RequestsPageResource(RequestPages requests, Viewer viewer) {
        this.requests = requests;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance requests(Page<RequestView> requests, RequestFilters filters);

        /** The rows alone, for the next page of them. */
        static native TemplateInstance requests$rows(Page<RequestView> requests, RequestFilters filters);
    }

    /** The address that the browser shows is one that can be sent to somebody, without filters that nobody set. */
    @GET
    public Uni<RestResponse<TemplateInstance>> page(@BeanParam RequestQuery query) {
        RequestFilters filters = filters(query);
        return rows(filters, null).map(page -> ResponseBuilder.ok(viewer.show(Templates.requests(page, filters)))
                .header("HX-Push-Url", filters.address()).build());
    }

    @GET
    @Path("/rows")
    public Uni<TemplateInstance> rows(@BeanParam RequestQuery query, @RestQuery String cursor) {
        RequestFilters filters = filters(query);
        return rows(filters, cursor).map(page -> viewer.show(Templates.requests$rows(page, filters)));
    }

    private RequestFilters filters(RequestQuery query) {
        if (!viewer.isAdmin()) {
            query.user = null;
        }
        return RequestFilters.of(query);
    }

    private Uni<Page<RequestView>> rows(RequestFilters filters, String cursor) {
        if (filters.filter() == null) {
            return Uni.createFrom().item(new Page<>(List.of(), null));
        }
        RequestFilter filter = viewer.isAdmin() ? filters.filter() : filters.filter().of(viewer.id());
        return requests.page(filter, ROWS, cursor);
    }
}
