package dev.tino.ml.train;

import java.util.HashMap;
import java.util.Map;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.Encoder;

/**
 * An algorithm whose margin of two labels is calibrated on rows that cross-validation kept from it. Its models can be
 * explained.
 *
 * <p>
 * Parameters: those of the algorithm, and {@code folds} to calibrate on, fewer where a class has fewer rows or groups.
 */
public final class Calibrated implements Trainer {

    private static final String FOLDS = "folds";
    private static final double DEFAULT_FOLDS = 5;

    private final Trainer algorithm;

    /** @param algorithm whose models have a {@link Margin} */
    public Calibrated(Trainer algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public String algorithm() {
        return algorithm.algorithm();
    }

    @Override
    public Parameters defaults() {
        Parameters own = algorithm.defaults();
        Map<String, Double> values = new HashMap<>(own.values());
        values.put(FOLDS, DEFAULT_FOLDS);
        return new Parameters(own.encoding(), values);
    }

    @Override
    public CalibratedModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        int folds = Calibration.folds(dataset, parameters.count(FOLDS, 2, 100));
        SharedProgress steps = new SharedProgress(folds + 1, progress);
        PlattScaling calibration = Calibration.fit(dataset, folds, seed, (training, fold) -> {
            TrainedModel model = algorithm.train(training, parameters, seed, steps.part(fold));
            Margin margin = Margin.of(model);
            Encoder encoder = model.encoder();
            return row -> margin.of(encoder.encode(row));
        });
        TrainedModel model = algorithm.train(dataset, parameters, seed, steps.part(folds));
        // Where the margin tells nothing of rows that were not learned, no column has moved the probability.
        Margin margin = calibration.slope() == 0 ? LinearMargin.nothing(model.encoder().width()) : Margin.of(model);
        return new CalibratedModel(model.encoder(), model.labels(), Training.of(this, dataset, parameters, seed), margin,
                calibration, Background.of(dataset, model.encoder(), seed));
    }
}
