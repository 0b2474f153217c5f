package dev.tino.finance.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many lines each entry gets. Categories share the lines by the square root of their frequency: flat shares would
 * teach the model that pets are as common as restaurants, true ones would starve the rare.
 */
final class CorpusPlan {

    private static final int LEAST_LINES = 3;
    /** Lines whose text tells nothing, so that a model learns to be unsure of such. */
    private static final double UNTELLING = 0.1;

    private final Lexicon lexicon;
    private final Draw draw;
    private final double[] frequencies;

    CorpusPlan(Lexicon lexicon, Draw draw) {
        this.lexicon = lexicon;
        this.draw = draw;
        this.frequencies = runningTotals(lexicon.categories().stream().map(LexiconCategory::frequency).toList());
    }

    /** A category as often as it is met, for a line whose text does not tell. */
    String anyCategory() {
        return lexicon.categories().get(draw.index(frequencies)).name();
    }

    /** Shuffled indexes into the lexicon's entries. */
    int[] entries(int lines) {
        Map<String, List<Integer>> members = members();
        double roots = lexicon.categories().stream().mapToDouble(category -> StrictMath.sqrt(category.frequency())).sum();
        int untelling = members.containsKey("") ? (int) (lines * UNTELLING) : 0;
        int[] plan = new int[lines];
        int filled = fill(plan, 0, untelling, members.getOrDefault("", List.of()));
        double share = 0;
        for (LexiconCategory category : lexicon.categories()) {
            share += StrictMath.sqrt(category.frequency()) / roots;
            int end = untelling + (int) StrictMath.round((lines - untelling) * share);
            filled = fill(plan, filled, end, members.get(category.name()));
        }
        shuffle(plan);
        return plan;
    }

    private int fill(int[] plan, int start, int end, List<Integer> members) {
        int next = start;
        int least = (int) Math.min(LEAST_LINES, (end - start) / (double) Math.max(1, members.size()));
        for (int member : members) {
            for (int i = 0; i < least; i++) {
                plan[next++] = member;
            }
        }
        double[] weights = runningTotals(
                members.stream().map(member -> lexicon.entries().get(member).profile().weight()).toList());
        while (next < end) {
            plan[next++] = members.get(draw.index(weights));
        }
        return next;
    }

    /** Indexes of entries by category; those that tell none stand under the empty name. */
    private Map<String, List<Integer>> members() {
        var members = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < lexicon.entries().size(); i++) {
            String category = lexicon.entries().get(i).category();
            members.computeIfAbsent(category == null ? "" : category, name -> new ArrayList<>()).add(i);
        }
        return members;
    }

    private void shuffle(int[] plan) {
        for (int i = plan.length - 1; i > 0; i--) {
            int other = draw.between(0, i);
            int moved = plan[i];
            plan[i] = plan[other];
            plan[other] = moved;
        }
    }

    private static double[] runningTotals(List<Double> weights) {
        double[] totals = new double[weights.size()];
        double total = 0;
        for (int i = 0; i < totals.length; i++) {
            total += weights.get(i);
            totals[i] = total;
        }
        return totals;
    }
}
