package dev.tino.core.web.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tino.core.error.CoreError;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The data of each domain, as far as the viewer may see them. A panel that is slow holds up no other. */
@Path(DataPageResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DataPageResource {

    static final String PATH = "/ui/data";

    private final List<DataPanel> panels;
    private final Viewer viewer;

    DataPageResource(@All List<DataPanel> panels, Viewer viewer) {
        this.panels = panels.stream().sorted(Comparator.comparingInt(DataPanel::order)).toList();
        this.viewer = viewer;
    }

    /** Where a panel will be. */
    record Place(String key, String label) {
    }

    @CheckedTemplate(basePath = "core", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance data(List<Place> places);
    }

    @GET
    public TemplateInstance page() {
        return viewer.show(Templates.data(panels.stream().filter(this::isSeen)
                .map(panel -> new Place(panel.key(), panel.label(viewer.language()))).toList()));
    }

    @GET
    @Path("/{key}")
    public Uni<TemplateInstance> panel(String key) {
        return panels.stream().filter(panel -> panel.key().equals(key) && isSeen(panel)).findFirst()
                .orElseThrow(() -> CoreError.NOT_FOUND.because("There are no such data")).show().map(viewer::show);
    }

    private boolean isSeen(DataPanel panel) {
        return !Collections.disjoint(panel.roles(), viewer.roles());
    }
}
