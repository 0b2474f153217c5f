package dev.tino.credit.overview;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Language;
import dev.tino.core.web.Page;
import dev.tino.core.web.Role;
import dev.tino.core.web.page.DataPanel;
import dev.tino.core.web.page.Viewer;
import dev.tino.credit.dataset.DatasetService;
import dev.tino.credit.dataset.DatasetSummary;
import dev.tino.credit.decision.Decision;
import dev.tino.credit.decision.DecisionService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** A company's datasets and decisions; for administrators how many each company has. */
@ApplicationScoped
class CreditPanel implements DataPanel {

    private static final int DATASETS = 20;
    private static final int DECISIONS = 10;

    private final DatasetService datasets;
    private final DecisionService decisions;
    private final CreditCounts counts;
    private final Viewer viewer;

    CreditPanel(DatasetService datasets, DecisionService decisions, CreditCounts counts, Viewer viewer) {
        this.datasets = datasets;
        this.decisions = decisions;
        this.counts = counts;
        this.viewer = viewer;
    }

    /** All of a company that is shown. */
    record Own(Page<DatasetSummary> datasets, Page<Decision> decisions, OutcomeCounts outcomes) {
    }

    @CheckedTemplate(basePath = "credit", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance panel(Own own, int days);

        /** Rows alone, for the next page of them. */
        static native TemplateInstance datasetRows(Page<DatasetSummary> datasets);

        static native TemplateInstance decisionRows(Page<Decision> decisions);

        static native TemplateInstance companies(List<CompanyFigures> companies, int days, boolean isCut);
    }

    @Override
    public String key() {
        return "credit";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Set<String> roles() {
        return Set.of(Role.COMPANY, Role.ADMIN);
    }

    @Override
    public String label(Language language) {
        return language.words(CreditMessages.class).title();
    }

    @Override
    public Uni<TemplateInstance> show() {
        if (!viewer.roles().contains(Role.COMPANY)) {
            return counts.byCompany().map(companies -> Templates.companies(companies, CreditCounts.DAYS,
                    companies.size() == CreditCounts.COMPANIES));
        }
        UUID companyId = viewer.id();
        return Uni.combine().all()
                .unis(datasets.page(companyId, DATASETS, null), decisions.page(companyId, DECISIONS, null),
                        counts.outcomes(companyId))
                .with((found, newest, outcomes) -> Templates.panel(new Own(found, newest, outcomes),
                        CreditCounts.DAYS));
    }

    Uni<TemplateInstance> datasetRows(String cursor) {
        return datasets.page(viewer.id(), DATASETS, cursor).map(Templates::datasetRows);
    }

    Uni<TemplateInstance> decisionRows(String cursor) {
        return decisions.page(viewer.id(), DECISIONS, cursor).map(Templates::decisionRows);
    }
}
