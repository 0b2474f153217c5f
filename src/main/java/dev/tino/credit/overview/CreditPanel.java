package dev.tino.credit.overview;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Role;
import dev.tino.core.web.page.DataPanel;
import dev.tino.core.web.page.Viewer;
import dev.tino.credit.dataset.DatasetService;
import dev.tino.credit.dataset.DatasetSummary;
import dev.tino.credit.decision.Decision;
import dev.tino.credit.decision.DecisionService;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
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
    record Own(List<DatasetSummary> datasets, List<Decision> decisions, OutcomeCounts outcomes) {
    }

    @CheckedTemplate(basePath = "credit", requireTypeSafeExpressions = true)
    static class Templates {
        static native TemplateInstance panel(Own own, int days);

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
    public String label(Locale language) {
        return MessageBundles.get(CreditMessages.class, Localized.Literal.of(language.getLanguage())).title();
    }

    @Override
    public Uni<TemplateInstance> show() {
        if (!viewer.roles().contains(Role.COMPANY)) {
            return counts.byCompany().map(companies -> Templates.companies(companies, CreditCounts.DAYS,
                    companies.size() == CreditCounts.COMPANIES));
        }
        UUID companyId = viewer.id();
        return Uni.combine().all()
                .unis(datasets.page(companyId, DATASETS, null), decisions.newest(companyId, DECISIONS),
                        counts.outcomes(companyId))
                .with((found, newest, outcomes) -> Templates.panel(new Own(found.items(), newest, outcomes),
                        CreditCounts.DAYS));
    }
}
