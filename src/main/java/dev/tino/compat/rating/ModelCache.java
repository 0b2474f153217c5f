package dev.tino.compat.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.models.route.EvaluationView;
import dev.tino.models.route.VersionView;

/**
 * The models that answer, each by its latest version.
 *
 * @param areLoaded whether one of them lies in the memory of the node that answers; the others are loaded when they are asked
 */
record ModelCache(@JsonProperty("modelos_carregados") @Schema(examples = "random_forest") List<String> names,
        @JsonProperty("artefatos_carregados") boolean areLoaded, @JsonProperty("detalhes_modelos") List<Model> models) {

    static final ModelCache EMPTY = new ModelCache(List.of(), false, List.of());

    /** @param versions the latest first */
    static ModelCache of(List<VersionView> versions) {
        List<Model> models = new ArrayList<>();
        boolean areLoaded = false;
        for (RatingModel model : RatingModel.values()) {
            Optional<VersionView> latest = versions.stream().filter(version -> version.algorithm().equals(model.algorithm))
                    .findFirst();
            latest.ifPresent(version -> models.add(new Model(model.oldName, Metrics.of(version.evaluation()))));
            areLoaded |= latest.isPresent() && latest.get().node().loaded();
        }
        return new ModelCache(models.stream().map(Model::name).toList(), areLoaded, models);
    }

    record Model(@JsonProperty("nome") @Schema(examples = "random_forest") String name,
            @JsonProperty("metricas") Metrics metrics) {
    }

    /**
     * On books that the version has not learned from.
     *
     * @param baseline accuracy of always naming what is more frequent
     */
    record Metrics(@JsonProperty("acuracia") @Schema(examples = "0.61") Double accuracy,
            @JsonProperty("f1_score_macro") @Schema(examples = "0.48") Double macroF1,
            @JsonProperty("acuracia_base") @Schema(examples = "0.638") Double baseline) {

        /** Always an object: a dashboard takes it apart. */
        static Metrics of(EvaluationView evaluation) {
            return evaluation == null ? new Metrics(null, null, null)
                    : new Metrics(evaluation.accuracy().value(), evaluation.macroF1().value(), evaluation.baseline());
        }
    }
}
