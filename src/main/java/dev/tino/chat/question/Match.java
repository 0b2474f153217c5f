package dev.tino.chat.question;

import java.util.List;

import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;

/**
 * Which vetted questions a phrase is like.
 *
 * @param isSure whether it is the first of them
 * @param nearest ids, the most probable first
 */
record Match(boolean isSure, List<String> nearest) {

    private static final int NEAREST = 3;

    /** @param bar the least probability that is worth an answer */
    static Match of(Scores scores, double bar) {
        List<Score> best = scores.top(0, NEAREST + 1, 0);
        boolean sure = !best.get(0).label().equals(QuestionFeatures.OUTSIDE) && best.get(0).probability() >= bar;
        return new Match(sure, best.stream().map(Score::label).filter(label -> !label.equals(QuestionFeatures.OUTSIDE))
                .limit(NEAREST).toList());
    }
}
