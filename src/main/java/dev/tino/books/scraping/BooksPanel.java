package dev.tino.books.scraping;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.figures.CatalogueFigures;
import dev.tino.books.catalogue.figures.CatalogueOverview;
import dev.tino.core.web.Language;
import dev.tino.core.web.Page;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.DataPanel;
import dev.tino.core.web.page.Viewer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** The catalogue, which everybody may know; for administrators also the last runs. */
@ApplicationScoped
class BooksPanel implements DataPanel {

    private static final int ROWS = 5;
    private static final Set<String> UNDER_WAY = Set.of("pending", "running");

    private final CatalogueFigures figures;
    private final ScrapeHistory history;
    private final Viewer viewer;

    BooksPanel(CatalogueFigures figures, ScrapeHistory history, Viewer viewer) {
        this.figures = figures;
        this.history = history;
        this.viewer = viewer;
    }

    /** @param underWay the run that waits or runs; null when none does */
    record Runs(List<ScrapeView> newest, ScrapeView underWay) {

        static Runs of(Page<ScrapeView> page) {
            return new Runs(page.items(), page.items().stream().filter(run -> UNDER_WAY.contains(run.status())).findFirst()
                    .orElse(null));
        }

        public String badge(String status) {
            return switch (status) {
                case "running" -> "badge-info";
                case "completed" -> "badge-good";
                case "failed" -> "badge-bad";
                default -> "badge-quiet";
            };
        }
    }

    @CheckedTemplate(basePath = "books", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance panel(CatalogueOverview catalogue, Runs runs);
    }

    @Override
    public String key() {
        return "books";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.USER, Role.ADMIN);
    }

    @Override
    public String label(Language language) {
        return language.words(BooksMessages.class).title();
    }

    @Override
    public Uni<TemplateInstance> show() {
        Uni<Runs> runs = viewer.isAdmin() ? history.page(ROWS, null).map(Runs::of) : Uni.createFrom().nullItem();
        return Uni.combine().all().unis(figures.overview(), runs).with(Templates::panel);
    }
}
