package dev.tino.finance.imports;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Language;
import dev.tino.core.web.Page;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.DataPanel;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** A user's imports; for administrators also what everybody's come to. */
@ApplicationScoped
class ImportsPanel implements DataPanel {

    private static final int ROWS = 20;

    private final ImportRows imports;
    private final Viewer viewer;

    ImportsPanel(ImportRows imports, Viewer viewer) {
        this.imports = imports;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "finance", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance imports(Page<ImportView> page, ImportTotals totals);

        /** The rows alone, for the next page of them. */
        static native TemplateInstance imports$rows(Page<ImportView> page);
    }

    @Override
    public String key() {
        return "imports";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.USER, Role.ADMIN);
    }

    @Override
    public String label(Language language) {
        return language.words(ImportsMessages.class).title();
    }

    @Override
    public Uni<TemplateInstance> show() {
        Uni<ImportTotals> totals = viewer.isAdmin() ? imports.totals() : Uni.createFrom().nullItem();
        return Uni.combine().all().unis(imports.page(viewer.id(), ROWS, null), totals)
                .with(Templates::imports);
    }

    Uni<TemplateInstance> rows(String cursor) {
        return imports.page(viewer.id(), ROWS, cursor).map(Templates::imports$rows);
    }
}
