package dev.tino.ml.train;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.encode.EncoderSettings;

/**
 * What a training is told besides rows and seed.
 *
 * @param encoding how the encoder is fitted
 * @param values the algorithm's own, by name; {@link Trainer#defaults} names them all
 */
public record Parameters(EncoderSettings encoding, Map<String, Double> values) {

    public Parameters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** @throws ModelException when the algorithm knows no such parameter */
    public Parameters with(String name, double value) {
        if (!values.containsKey(name)) {
            throw Reason.NOT_TRAINABLE.because("no parameter is called '%s'; there are %s", name, values.keySet());
        }
        Map<String, Double> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Parameters(encoding, changed);
    }

    public Parameters with(EncoderSettings changed) {
        return new Parameters(changed, values);
    }

    /** @throws ModelException when it is missing or outside [least, most] */
    double between(String name, double least, double most) {
        Double value = values.get(name);
        if (value == null || !(value >= least && value <= most)) {
            throw Reason.NOT_TRAINABLE.because("parameter '%s' is %s, not in [%s, %s]", name, value, least, most);
        }
        return value;
    }

    /** @throws ModelException when it is missing, outside [least, most] or no whole number */
    int count(String name, int least, int most) {
        double value = between(name, least, most);
        if (value != Math.rint(value)) {
            throw Reason.NOT_TRAINABLE.because("parameter '%s' is %s, not a whole number", name, value);
        }
        return (int) value;
    }
}
