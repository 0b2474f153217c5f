package dev.tino.credit.scoring;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.credit.policy.Costs;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;

/**
 * How an algorithm does on rows that it has not learned from.
 *
 * @param rows that were predicted
 * @param auc area under the ROC curve; null when the rows are of one class
 * @param brier mean squared distance of the probability of being good and 1 for good rows, 0 for bad ones; in [0, 1]
 * @param accuracy share of rows that the cut-off puts on the right side
 * @param cost of mistakes for each row, at the cut-off
 * @param approvalRate share of rows from the cut-off on
 * @param cutOff {@link Costs#cutOff}, which looks at no row
 * @param logLoss mean of -ln(probability of the truth), by which algorithms are chosen
 * @param baselineCost of approving all rows or of refusing all, whichever costs less
 */
@JsonPropertyOrder({ "algorithm", "rows", "auc", "brier", "accuracy", "cost", "baselineCost", "approvalRate", "cutOff",
        "logLoss" })
public record ScoringFigures(String algorithm, int rows, Figure auc, Figure brier, Figure accuracy, Figure cost,
        double baselineCost,
        double approvalRate, double cutOff, double logLoss) {

    public static ScoringFigures of(String algorithm, Predictions predictions, Evaluation evaluation, Costs costs) {
        int rows = predictions.size();
        double cutOff = costs.cutOff();
        double[] squares = new double[rows];
        double[] right = new double[rows];
        double[] cost = new double[rows];
        int approved = 0;
        int good = 0;
        for (int row = 0; row < rows; row++) {
            double score = predictions.probabilities()[row][ScoringModel.GOOD_INDEX];
            boolean isGood = predictions.truth()[row] == ScoringModel.GOOD_INDEX;
            boolean approves = score >= cutOff;
            squares[row] = (score - (isGood ? 1 : 0)) * (score - (isGood ? 1 : 0));
            right[row] = approves == isGood ? 1 : 0;
            cost[row] = costOf(approves, isGood, costs);
            approved += approves ? 1 : 0;
            good += isGood ? 1 : 0;
        }
        double baseline = Math.min(costs.approvedBad() * (rows - good), costs.refusedGood() * good) / rows;
        return new ScoringFigures(algorithm, rows, evaluation.auc() == null ? null : Figure.of(evaluation.auc()),
                Figure.mean(predictions, squares), Figure.mean(predictions, right), Figure.mean(predictions, cost), baseline,
                (double) approved / rows, cutOff, evaluation.logLoss());
    }

    private static double costOf(boolean approves, boolean isGood, Costs costs) {
        if (approves == isGood) {
            return 0;
        }
        return approves ? costs.approvedBad() : costs.refusedGood();
    }
}
