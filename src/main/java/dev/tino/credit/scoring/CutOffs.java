package dev.tino.credit.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.credit.policy.Costs;
import dev.tino.credit.policy.Thresholds;

/**
 * What each cut-off would have meant for the rows that a version was tested on, had it decided alone.
 *
 * @param rows that it was tested on, none of which it had learned
 * @param thresholds of the present policy
 * @param costs of the present policy
 * @param cheapest the point with the least cost
 * @param points by ascending cut-off
 */
record CutOffs(String name, int version, int rows, Thresholds thresholds, Costs costs, Point cheapest, List<Point> points) {

    private static final int STEP = ScoreCounts.STEPS / 100;

    /**
     * @param cutOff orders are approved from this score on
     * @param approvalRate share of rows that are
     * @param approvedBad share of the approved rows that are bad
     * @param refusedGood share of the refused rows that are good
     * @param cost of both mistakes, for each row
     */
    record Point(@Schema(examples = "0.83") double cutOff, @Schema(examples = "0.412") double approvalRate,
            @Schema(examples = "0.094") double approvedBad, @Schema(examples = "0.545") double refusedGood,
            @Schema(examples = "0.542") double cost) {
    }

    static CutOffs of(String name, int version, ScoreCounts counts, Thresholds thresholds, Costs costs) {
        int rows = counts.rows();
        List<Point> points = new ArrayList<>();
        int refusedGood = 0;
        int refusedBad = 0;
        int good = sum(counts.good());
        for (int step = 0; step <= ScoreCounts.STEPS; step++) {
            if (step % STEP == 0) {
                int approvedBad = rows - good - refusedBad;
                int refused = refusedGood + refusedBad;
                points.add(new Point((double) step / ScoreCounts.STEPS, share(rows - refused, rows),
                        share(approvedBad, rows - refused), share(refusedGood, refused),
                        (costs.approvedBad() * approvedBad + costs.refusedGood() * refusedGood) / rows));
            }
            refusedGood += counts.good()[step];
            refusedBad += counts.bad()[step];
        }
        Point cheapest = points.stream().min(Comparator.comparingDouble(Point::cost)).orElseThrow();
        return new CutOffs(name, version, rows, thresholds, costs, cheapest, points);
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
