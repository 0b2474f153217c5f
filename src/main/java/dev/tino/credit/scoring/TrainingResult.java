package dev.tino.credit.scoring;

import java.util.List;
import java.util.UUID;

import dev.tino.credit.dataset.SealedDataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.release.Released;

/**
 * What a training came to; all figures on rows that were not learned.
 *
 * @param algorithms all that were tested, the chosen one first
 * @param groups of each protected field
 */
record TrainingResult(TrainedOn dataset, Model model, List<ScoringFigures> algorithms, List<GroupFigures> groups) {

    /**
     * @param rows that it has
     * @param learned fewer than that when it is large
     */
    record TrainedOn(UUID id, String name, String hash, long rows, int learned) {
    }

    /** @param promoted whether it serves now, for the reason */
    record Model(String name, int version, String algorithm, String sha256, boolean promoted, String reason) {
    }

    static TrainingResult of(SealedDataset dataset, ScoringReport report, ModelFile file, Released released) {
        return new TrainingResult(
                new TrainedOn(dataset.id(), dataset.name(), dataset.hash(), dataset.rows(), report.rows()),
                new Model(released.version().name(), released.version().version(), file.manifest().training().algorithm(),
                        file.sha256(), released.promotion().promoted(), released.promotion().reason()),
                report.algorithms(), report.groups());
    }
}
