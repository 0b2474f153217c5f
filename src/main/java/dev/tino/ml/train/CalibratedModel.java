package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * A model of two labels whose probability is a {@link Margin} that adds up, then calibrated.
 *
 * @param labels two, ascending; the margin is in favour of the second
 * @param background what its explanations compare a row with; empty of a model that is not to be explained
 */
public record CalibratedModel(Encoder encoder, List<String> labels, Training training, Margin margin,
        PlattScaling calibration, Background background) implements TrainedModel {

    @Override
    public double[] score(SparseVector row) {
        double probability = calibration.probability(margin.of(row));
        return new double[] { 1 - probability, probability };
    }
}
