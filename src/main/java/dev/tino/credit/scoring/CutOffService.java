package dev.tino.credit.scoring;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.credit.policy.Policies;
import io.smallrye.mutiny.Uni;

/** Looks along the scores of a version. */
@ApplicationScoped
class CutOffService {

    private final ScoringVersions versions;
    private final ScoringModels models;
    private final Policies policies;

    CutOffService(ScoringVersions versions, ScoringModels models, Policies policies) {
        this.versions = versions;
        this.models = models;
        this.policies = policies;
    }

    /** @param version null for the champion */
    Uni<CutOffs> of(UUID companyId, Integer version) {
        String name = ScoringModel.name(companyId);
        return (version == null ? models.championNumber(companyId) : Uni.createFrom().item(version))
                .chain(wanted -> versions.report(companyId, wanted)
                        .map(found -> found.orElseThrow(() -> ScoringModels.missing(wanted)))
                        .chain(report -> policies.present(companyId).map(policy -> CutOffs.of(name, wanted, report.counts(),
                                policy.thresholds(), policy.costs()))));
    }
}
