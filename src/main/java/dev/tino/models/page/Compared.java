package dev.tino.models.page;

import java.util.List;
import java.util.Set;

import dev.tino.models.route.Comparison;
import dev.tino.models.route.Comparison.Difference;

/** Two versions side by side. */
record Compared(Comparison comparison) {

    /** Not shares, and the smaller, the better. */
    private static final Set<String> LOSSES = Set.of("logLoss", "brier");
    private static final String BASELINE = "baseline";

    public List<Line> lines() {
        return comparison.metrics().stream().map(Line::new).toList();
    }

    public boolean isSame() {
        return Boolean.TRUE.equals(comparison.sameRows());
    }

    public boolean isOther() {
        return Boolean.FALSE.equals(comparison.sameRows());
    }

    record Line(Difference difference) {

        public boolean isShare() {
            return !LOSSES.contains(difference.metric());
        }

        public Double distance() {
            return Math.abs(difference.difference());
        }

        public boolean overlaps() {
            return Boolean.TRUE.equals(difference.intervalsOverlap());
        }

        /** How the difference looks: good or bad only when the intervals do not meet. */
        public String look() {
            if (difference.difference() == 0) {
                return "";
            }
            boolean more = difference.difference() > 0;
            String direction = more ? "trend-up" : "trend-down";
            if (difference.metric().equals(BASELINE) || overlaps()) {
                return direction;
            }
            return direction + (more == isShare() ? " better" : " worse");
        }
    }
}
