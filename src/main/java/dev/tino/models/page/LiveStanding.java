package dev.tino.models.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tino.core.web.Page;
import dev.tino.core.web.page.Chart;
import dev.tino.models.prediction.LiveMetrics;
import dev.tino.models.prediction.LiveMetrics.Day;
import dev.tino.models.prediction.LiveReport;
import dev.tino.models.prediction.PredictionView;
import dev.tino.models.route.EvaluationView;
import dev.tino.models.route.ModelView;
import dev.tino.models.route.VersionView;

/** How a model does in service. */
record LiveStanding(ModelView model, LiveReport report) {

    private static final int DAYS = 90;
    /** As many as there are colours. */
    private static final int SERIES = 6;
    private static final double MILLISECOND = 1_000;

    /**
     * A version in service.
     *
     * @param figure its accuracy beside that of its test; null when no truth is known
     */
    record Line(LiveMetrics metrics, Figure figure) {

        public Double p50() {
            return metrics.p50Micros() == null ? null : metrics.p50Micros() / MILLISECOND;
        }

        public Double p99() {
            return metrics.p99Micros() == null ? null : metrics.p99Micros() / MILLISECOND;
        }
    }

    /** A day of a version. */
    record Dated(int version, Day figures) {
    }

    /** A part of the prediction log, the newest first, of one version or of all. */
    record Answers(String address, Integer version, Page<PredictionView> page) {

        public Double millis(PredictionView answer) {
            return answer.micros() / MILLISECOND;
        }

        public Double probability(PredictionView answer) {
            return (double) answer.probability();
        }

        public boolean standsForMore(PredictionView answer) {
            return answer.weight() > 1;
        }

        /** What the next part is asked for with. */
        public String filter() {
            return version == null ? "" : "version=" + version + "&";
        }
    }

    public String address() {
        return ModelAddress.of(model.name());
    }

    public List<Line> lines() {
        Map<Integer, EvaluationView> tested = model.versions().stream().filter(version -> version.evaluation() != null)
                .collect(Collectors.toMap(VersionView::version, VersionView::evaluation));
        return report.items().stream().map(metrics -> new Line(metrics, figure(metrics, tested.get(metrics.version()))))
                .toList();
    }

    private static Figure figure(LiveMetrics metrics, EvaluationView tested) {
        return metrics.accuracy() == null ? null
                : new Figure(false, metrics.accuracy(), tested == null ? null : tested.accuracy().value());
    }

    /** The days on which truth was told, the latest first. */
    public List<Dated> days() {
        return report.items().stream()
                .flatMap(version -> version.days().stream().map(day -> new Dated(version.version(), day)))
                .filter(day -> day.figures.accuracy() != null)
                .sorted(Comparator.comparing((Dated day) -> day.figures.day()).reversed()).limit(DAYS).toList();
    }

    private List<LocalDate> dates() {
        return days().stream().map(day -> day.figures.day()).distinct().sorted().toList();
    }

    /** Whether there is a course to draw. */
    public boolean hasCourse() {
        return dates().size() > 1;
    }

    /** For {@code data-chart}. */
    public String course() {
        List<LocalDate> dates = dates();
        Chart.Series[] series = days().stream().map(Dated::version).distinct().sorted(Comparator.reverseOrder()).limit(SERIES)
                .map(version -> new Chart.Series("v" + version, shares(version, dates))).toArray(Chart.Series[]::new);
        // Noon in UTC is that day nearly everywhere.
        return Chart.overTime("line", "%",
                dates.stream().map(date -> date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)).toList(), series).json();
    }

    private List<Double> shares(int version, List<LocalDate> dates) {
        Map<LocalDate, Double> known = days().stream().filter(day -> day.version == version)
                .collect(Collectors.toMap(day -> day.figures.day(), day -> 100 * day.figures.accuracy().value()));
        return dates.stream().map(known::get).toList();
    }
}
