package dev.tino.finance.imports;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.Toast;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** What a user sees and does of his imports on the page of data. */
@Path("/ui/imports")
@RolesAllowed({ Role.USER, Role.ADMIN })
@Produces(MediaType.TEXT_HTML)
class ImportsPageResource {

    private final ImportService imports;
    private final ImportsPanel panel;
    private final Viewer viewer;

    ImportsPageResource(ImportService imports, ImportsPanel panel, Viewer viewer) {
        this.imports = imports;
        this.panel = panel;
        this.viewer = viewer;
    }

    @GET
    @Path("/rows")
    public Uni<TemplateInstance> rows(@RestQuery String cursor) {
        return panel.rows(cursor).map(viewer::show);
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<TemplateInstance>> undo(UUID id) {
        return imports.undo(viewer.id(), id).chain(panel::show).map(viewer::show)
                .map(shown -> Toast.good(shown, viewer.language().words(ImportsMessages.class).isUndone()));
    }
}
