package dev.tino.ml.serve;

import java.util.Arrays;
import java.util.List;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** Scores an empty and a full row, so that the first caller's does not pay for what is made once, and looks at the scores. */
final class WarmUp {

    private WarmUp() {
    }

    static void of(LoadedModel model) {
        Schema schema = model.manifest().schema();
        Row empty = Row.of(new Object[schema.size()]);
        Row full = Row.of(schema.columns().stream().map(WarmUp::example).toArray());
        Scores scores = model.score(List.of(empty, full));
        for (int row = 0; row < scores.rows(); row++) {
            double sum = 0;
            for (int label = 0; label < scores.labels().size(); label++) {
                sum += scores.probability(row, label);
            }
            if (model.manifest().classifies() ? !(Math.abs(sum - 1) < 1e-3) : !(sum >= 0 && Double.isFinite(sum))) {
                throw Reason.ENGINE_FAILED.because("the scores of a row have the sum %s", sum);
            }
        }
    }

    private static Object example(Column column) {
        return switch (column.kind()) {
            case TEXT -> "PAGAMENTO DE CONTA 1234";
            case NUMBER -> 1;
            case CATEGORY -> "none";
            case VECTOR -> diagonal(column.dimensions());
        };
    }

    private static float[] diagonal(int dimensions) {
        float[] vector = new float[dimensions];
        Arrays.fill(vector, (float) (1 / Math.sqrt(dimensions)));
        return vector;
    }
}
