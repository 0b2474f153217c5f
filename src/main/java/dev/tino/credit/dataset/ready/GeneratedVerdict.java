package dev.tino.credit.dataset.ready;

import java.util.Map;
import java.util.SplittableRandom;

/** What becomes of an order that was made up. */
final class GeneratedVerdict {

    private static final double NOISE = 0.8;

    private final Map<String, Object> order;

    private GeneratedVerdict(Map<String, Object> order) {
        this.order = order;
    }

    /** Whether it is well to approve. */
    static boolean of(Map<String, Object> order, SplittableRandom random) {
        var verdict = new GeneratedVerdict(order);
        return verdict.merit() + NOISE * Chance.normal(random) > 0;
    }

    private double merit() {
        double debts = StrictMath.log1p(value("PefinNumOcorrencia") + 2 * value("RefinNumOcorrencia"));
        double old = value("RelaFornec5_10Anos") + value("RelaFornec10Anos");
        // Whom suppliers have known for long is forgiven much of it.
        double merit = 1.2 - debts * (old > 4 ? 0.5 : 1.5);
        merit -= 1.5 * Math.min(1, value("CheqSFundoNumOcorrencia") + value("FalenConcNumOcorrencia"));
        merit -= 2.5 * Math.max(0, (value("HistPag31_60") + value("HistPag_60")) / 100 - 0.1);
        // Nobody asks about a company that does no business, and many about one in trouble.
        merit -= 0.05 * Math.pow(value("QtConsultado") - 3, 2);
        // What is owed counts by what a company can bear.
        return merit - 1.5 * Math.min(1, value("DividasVencValorTotal") / value("CliLimCredTot") * 3);
    }

    private double value(String name) {
        return order.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
