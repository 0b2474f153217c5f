package dev.tino.finance.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.SaneDate;
import dev.tino.finance.transaction.TransactionFilter;

/** The filters above the list, as they stand in the address; empty for none. */
class Filters {

    /** In the place of a category: what has none. */
    public static final String UNFILED = "none";

    @RestQuery
    String q;
    @RestQuery
    String category;
    @RestQuery
    String month;
    @RestQuery
    String from;
    @RestQuery
    String to;
    @RestQuery
    String statement;

    /** What one statement brought. */
    static Filters ofStatement(UUID id) {
        var filters = new Filters();
        filters.statement = id.toString();
        return filters;
    }

    public String q() {
        return shown(q);
    }

    public String category() {
        return shown(category);
    }

    public String month() {
        return shown(month);
    }

    public String from() {
        return shown(from);
    }

    public String to() {
        return shown(to);
    }

    public String statement() {
        return shown(statement);
    }

    public boolean isMonth(YearMonth candidate) {
        return candidate.toString().equals(month);
    }

    public boolean isNone() {
        return query().isEmpty();
    }

    public boolean isUnfiled() {
        return UNFILED.equals(category);
    }

    public boolean isCategory(UUID id) {
        return id.toString().equals(category);
    }

    private static String shown(String value) {
        return value == null ? "" : value;
    }

    /** Empty when no day is among those that are asked for. */
    Optional<TransactionFilter> filter() {
        YearMonth whole = month("month", month);
        LocalDate first = latest(QueryParameter.date("from", from), whole == null ? null : whole.atDay(1));
        LocalDate last = earliest(QueryParameter.date("to", to), whole == null ? null : whole.atEndOfMonth());
        if (first != null && last != null && first.isAfter(last)) {
            return Optional.empty();
        }
        boolean unfiled = isUnfiled();
        return Optional.of(new TransactionFilter(first, last, unfiled ? null : QueryParameter.uuid("category", category), null,
                null,
                QueryParameter.text("q", q), null, null, unfiled ? true : null, QueryParameter.uuid("statement", statement)));
    }

    static YearMonth month(String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(value);
            if (SaneDate.Rule.violation(month.atDay(1)) != null) {
                throw Failure.invalid(name, SaneDate.OUT_OF_RANGE);
            }
            return month;
        } catch (DateTimeException unreadable) {
            throw Failure.invalid(name, "is not a valid month such as 2026-01");
        }
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** The filters as a query, each with an ampersand before it. */
    public String query() {
        return part("q", q) + part("category", category) + part("month", month) + part("from", from) + part("to", to)
                + part("statement", statement);
    }

    /** Of the page under these filters. */
    String address() {
        return isNone() ? FinancePageResource.PATH : FinancePageResource.PATH + "?" + query().substring(1);
    }

    private static String part(String name, String value) {
        return value == null || value.isEmpty() ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
