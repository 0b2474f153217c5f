package dev.tino.models.route;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.route.VersionView.OnNode;

/**
 * All that stands under one name.
 *
 * @param ownerId null when it is everybody's
 * @param champion which version serves, and since when
 * @param metrics of the champion; null for a model that does not classify
 * @param signal of the champion
 * @param node the champion on the node that answers
 * @param versions that are stored, the latest first
 */
public record ModelView(@Schema(examples = "finance.transactions") String name, @Schema(nullable = true) UUID ownerId,
        @Schema(nullable = true) ChampionView champion, @Schema(nullable = true) EvaluationView metrics,
        @Schema(nullable = true) Boolean signal, OnNode node, List<VersionView> versions) {

    static ModelView of(UUID ownerId, ChampionView champion, List<VersionView> versions) {
        var serving = versions.stream().filter(VersionView::champion).findFirst();
        EvaluationView metrics = serving.map(VersionView::evaluation).orElse(null);
        return new ModelView(versions.get(0).name(), ownerId, champion, metrics, metrics == null ? null : metrics.signal(),
                serving.map(VersionView::node).orElse(OnNode.NOT_LOADED), versions);
    }
}
