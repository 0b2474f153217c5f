package dev.tino.finance.imports;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Page;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.DataPanel;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
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
    public String label(Locale language) {
        return messages(language).title();
    }

    static ImportsMessages messages(Locale language) {
        return MessageBundles.get(ImportsMessages.class, Localized.Literal.of(language.getLanguage()));
    }

    @Override
    public Uni<TemplateInstance> show() {
        Uni<ImportTotals> totals = viewer.isAdmin() ? imports.totals() : Uni.createFrom().nullItem();
        return Uni.combine().all().unis(imports.page(viewer.id(), ROWS, null), totals)
                .with(Templates::imports);
    }
}
