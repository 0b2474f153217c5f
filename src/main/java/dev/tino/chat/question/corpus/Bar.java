package dev.tino.chat.question.corpus;

import java.util.List;

import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.train.TrainedModel;

/** How sure the classifier must be to answer. */
final class Bar {

    /** Of what no question answers: a wrong figure does more harm than three questions to choose from. */
    static final double WANTED_DECLINED = 0.98;

    private static final int STEPS = 100;
    /** What is less probable than all else together is no answer. */
    private static final int FIRST_STEP = 50;

    private Bar() {
    }

    /** The lowest, from a half, at which so many of the texts that no question answers are declined. */
    static double of(TrainedModel model, Dataset development) {
        Dataset others = development.where(row -> development.labels().get(row).equals(QuestionFeatures.OUTSIDE));
        double[][] scores = model.score(others.rows());
        int step = FIRST_STEP;
        while (step < STEPS && declined(model.labels(), scores, (double) step / STEPS) < WANTED_DECLINED * others.size()) {
            step++;
        }
        return (double) step / STEPS;
    }

    private static int declined(List<String> labels, double[][] scores, double bar) {
        int declined = 0;
        for (double[] row : scores) {
            int best = 0;
            for (int label = 1; label < row.length; label++) {
                best = row[label] > row[best] ? label : best;
            }
            declined += row[best] < bar || labels.get(best).equals(QuestionFeatures.OUTSIDE) ? 1 : 0;
        }
        return declined;
    }
}
