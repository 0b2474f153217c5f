package dev.tino.credit.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import dev.tino.ml.train.Predictions;

/**
 * How a group of rows fares that no model may tell apart, at the cut-off, on rows that were not learned. Groups of fewer than
 * {@value #LEAST_ROWS} rows are left out.
 *
 * @param field a protected one
 * @param group its value, or the range of values
 * @param approvalRate share of the group's rows that are approved
 * @param errorRate share of its rows on the wrong side
 * @param badApproved share of its bad rows that are approved; null when there is none
 * @param goodRefused share of its good rows that are refused; null when there is none
 */
record GroupFigures(String field, String group, int rows, double approvalRate, double errorRate, Double badApproved,
        Double goodRefused) {

    private static final String MISSING = "missing";
    private static final int QUARTERS = 4;
    private static final int MOST_GROUPS = 50;
    /** Fewer rows say nothing of how a group fares, and much of somebody in it. */
    private static final int LEAST_ROWS = 10;

    /** @param values of the field, one for each row that was predicted: text, numbers or null */
    static List<GroupFigures> of(String field, List<Object> values, Predictions predictions, double cutOff) {
        Function<Object, String> group = grouping(values);
        Map<String, Counts> groups = new TreeMap<>();
        for (int row = 0; row < predictions.size(); row++) {
            groups.computeIfAbsent(group.apply(values.get(row)), unseen -> new Counts())
                    .add(predictions.probabilities()[row][ScoringModel.GOOD_INDEX] >= cutOff,
                            predictions.truth()[row] == ScoringModel.GOOD_INDEX);
        }
        List<GroupFigures> figures = new ArrayList<>();
        groups.forEach((name, counts) -> {
            if (counts.rows() >= LEAST_ROWS) {
                figures.add(counts.figures(field, name));
            }
        });
        figures.sort((one, other) -> other.rows - one.rows);
        return figures.subList(0, Math.min(MOST_GROUPS, figures.size()));
    }

    /** Numbers go by quarters of the rows. */
    private static Function<Object, String> grouping(List<Object> values) {
        double[] numbers = values.stream().filter(Number.class::isInstance).mapToDouble(value -> ((Number) value).doubleValue())
                .sorted().toArray();
        return value -> {
            if (value == null) {
                return MISSING;
            }
            return value instanceof Number number ? quarter(numbers, number.doubleValue()) : value.toString();
        };
    }

    private static String quarter(double[] ascending, double number) {
        double[] ends = new double[QUARTERS];
        Arrays.setAll(ends, i -> ascending[Math.max(0, (i + 1) * ascending.length / QUARTERS - 1)]);
        int quarter = 0;
        while (number > ends[quarter]) {
            quarter++;
        }
        String to = plain(ends[quarter]);
        return quarter == 0 ? "to " + to : "above " + plain(ends[quarter - 1]) + " to " + to;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.4g", number);
    }

    private static final class Counts {

        private int good;
        private int bad;
        private int goodRefused;
        private int badApproved;

        void add(boolean approves, boolean isGood) {
            good += isGood ? 1 : 0;
            bad += isGood ? 0 : 1;
            goodRefused += isGood && !approves ? 1 : 0;
            badApproved += !isGood && approves ? 1 : 0;
        }

        int rows() {
            return good + bad;
        }

        GroupFigures figures(String field, String group) {
            int rows = rows();
            return new GroupFigures(field, group, rows, (double) (good - goodRefused + badApproved) / rows,
                    (double) (goodRefused + badApproved) / rows, bad == 0 ? null : (double) badApproved / bad,
                    good == 0 ? null : (double) goodRefused / good);
        }
    }
}
