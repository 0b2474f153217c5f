package dev.tino.finance.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tino.core.web.page.Chart;
import dev.tino.finance.transaction.MonthlyTotal;

/** What came in and went out: one month of it by category, and the months up to the last one. */
final class Totals {

    private static final int MONTHS = 12;
    /** Blue and orange, which everybody tells apart; and a grey. */
    private static final String IN = "1";
    private static final String OUT = "3";
    private static final String REST = "6";
    /** Categories with bars of their own; the others share one. */
    private static final int OWN_BARS = 4;

    private final List<MonthlyTotal> all;
    private final List<YearMonth> months;
    private final YearMonth month;
    private final List<MonthlyTotal> ofMonth;

    /**
     * @param all of every month, the newest first
     * @param wanted the month to tell of; null for the newest
     */
    Totals(List<MonthlyTotal> all, YearMonth wanted) {
        this.all = all;
        months = all.stream().map(Totals::month).distinct().toList();
        month = wanted != null ? wanted : months.isEmpty() ? null : months.get(0);
        ofMonth = of(month);
    }

    /** One category in the month; what went out is told without its sign. */
    record Category(UUID id, String name, BigDecimal expense, BigDecimal income, Double share, Double change) {

        public boolean hasExpense() {
            return expense.signum() > 0;
        }

        public boolean hasIncome() {
            return income.signum() > 0;
        }

        /** By how much more or less went out than the month before. */
        public Double size() {
            return change == null ? null : Math.abs(change);
        }

        public boolean isMore() {
            return change > 0;
        }
    }

    private static YearMonth month(MonthlyTotal total) {
        return YearMonth.parse(total.month());
    }

    private List<MonthlyTotal> of(YearMonth wanted) {
        return all.stream().filter(total -> month(total).equals(wanted)).toList();
    }

    public boolean isEmpty() {
        return months.isEmpty();
    }

    /** Those with transactions, the newest first. */
    public List<YearMonth> months() {
        return months;
    }

    public YearMonth month() {
        return month;
    }

    public boolean isMonth(YearMonth candidate) {
        return candidate.equals(month);
    }

    public YearMonth before() {
        return month.minusMonths(1);
    }

    public BigDecimal income() {
        return sum(ofMonth, MonthlyTotal::income);
    }

    public BigDecimal expense() {
        return sum(ofMonth, MonthlyTotal::expense).negate();
    }

    public BigDecimal balance() {
        return income().subtract(expense());
    }

    public long transactions() {
        return ofMonth.stream().mapToLong(MonthlyTotal::transactions).sum();
    }

    /** Transactions of all months that nobody has filed. */
    public long unfiled() {
        return all.stream().filter(total -> total.categoryId() == null).mapToLong(MonthlyTotal::transactions).sum();
    }

    /** The largest expense first. */
    public List<Category> categories() {
        Map<UUID, BigDecimal> before = of(before()).stream().filter(total -> total.categoryId() != null)
                .collect(Collectors.toMap(MonthlyTotal::categoryId, total -> total.expense().negate()));
        BigDecimal whole = expense();
        return ofMonth.stream().map(total -> {
            BigDecimal expense = total.expense().negate();
            return new Category(total.categoryId(), total.category(), expense, total.income(),
                    whole.signum() == 0 ? null : ratio(expense, whole), change(expense, before.get(total.categoryId())));
        }).sorted(Comparator.comparing(Category::expense).thenComparing(Category::income).reversed()).toList();
    }

    private static Double change(BigDecimal now, BigDecimal before) {
        return before == null || before.signum() == 0 || now.signum() == 0 ? null : ratio(now, before) - 1;
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return part.doubleValue() / whole.doubleValue();
    }

    private static BigDecimal sum(List<MonthlyTotal> totals, Function<MonthlyTotal, BigDecimal> part) {
        return totals.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What went out by month, the largest categories apart. */
    Chart expenses(String rest, Function<YearMonth, String> label) {
        List<YearMonth> shown = axis();
        Map<String, BigDecimal> sums = all.stream().filter(total -> shown.contains(month(total)) && total.category() != null)
                .collect(Collectors.groupingBy(MonthlyTotal::category,
                        Collectors.reducing(BigDecimal.ZERO, MonthlyTotal::expense, BigDecimal::add)));
        List<String> largest = sums.entrySet().stream().filter(entry -> entry.getValue().signum() < 0)
                .sorted(Map.Entry.comparingByValue()).limit(OWN_BARS).map(Map.Entry::getKey).toList();
        var series = new ArrayList<Chart.Series>();
        largest.forEach(
                name -> series.add(bars(name, null, shown, total -> name.equals(total.category()), MonthlyTotal::expense)));
        Chart.Series others = bars(rest, REST, shown,
                total -> !largest.contains(Objects.requireNonNullElse(total.category(), "")),
                MonthlyTotal::expense);
        if (others.values().stream().anyMatch(value -> value.doubleValue() != 0)) {
            series.add(others);
        }
        return Chart.byLabel("bars", "", shown.stream().map(label).toList(), series.toArray(Chart.Series[]::new));
    }

    Chart flow(String in, String out, Function<YearMonth, String> label) {
        List<YearMonth> shown = axis();
        return Chart.byLabel("bars", "", shown.stream().map(label).toList(),
                bars(in, IN, shown, total -> true, MonthlyTotal::income),
                bars(out, OUT, shown, total -> true, MonthlyTotal::expense));
    }

    private Chart.Series bars(String label, String color, List<YearMonth> shown, Predicate<MonthlyTotal> which,
            Function<MonthlyTotal, BigDecimal> part) {
        return new Chart.Series(label, shown.stream()
                .map(one -> sum(of(one).stream().filter(which).toList(), part).abs()).toList(), color);
    }

    /** Up to the newest month, those without transactions too. */
    private List<YearMonth> axis() {
        if (months.isEmpty()) {
            return List.of();
        }
        YearMonth oldest = months.get(months.size() - 1);
        var shown = new ArrayList<>(Stream.iterate(months.get(0), one -> one.minusMonths(1)).limit(MONTHS)
                .takeWhile(one -> !one.isBefore(oldest)).toList());
        Collections.reverse(shown);
        return shown;
    }
}
