package dev.tino.finance.statement.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.Words;

/** The row that names a table's columns: tells which cell of the rows below it is what. */
final class Header {

    /** Looks like a date column in one bank and like a description in the next. */
    private static final String AMBIGUOUS = "lancamento";
    /** Describe a transaction only where nothing else does. */
    private static final Set<String> NAMES = Set.of("name", "nome");
    private static final int LONGEST_NAME = 60;
    /** Columns further right have no name. */
    private static final int MAX_COLUMNS = 256;
    private static final Set<String> ENGLISH = Set.of("amount", "value", "credit", "debit", "deposit", "deposits",
            "withdrawal", "withdrawals", "paid in", "paid out", "money in", "money out");
    /** When a purchase was made, before what it was: {@code 12/03 21:08 Padaria}. */
    private static final Pattern MOMENT = Pattern.compile("^\\d{2}/\\d{2}( \\d{2}:\\d{2}(:\\d{2})?)?( |$)");

    private static final Pattern WHOLE = Pattern.compile("\\s*[^\\d,]{0,6}\\d+(\\.\\d{3})*\\s*");
    private static final Pattern CENTS = Pattern.compile("\\d{2}\\s*");

    private final List<String> names = new ArrayList<>();
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final List<Integer> descriptions = new ArrayList<>();

    private Header(TableRow row) {
        row.cells().stream().limit(MAX_COLUMNS).map(Header::name).forEach(names::add);
        for (Column column : Column.values()) {
            int best = best(column);
            if (best >= 0) {
                columns.put(column, best);
            }
        }
        if (!columns.containsKey(Column.DATE) && names.contains(AMBIGUOUS)) {
            columns.put(Column.DATE, names.indexOf(AMBIGUOUS));
        }
        for (int i = 0; i < names.size(); i++) {
            boolean describes = Column.DESCRIPTION.rank(names.get(i)) >= 0 || Column.DETAIL.rank(names.get(i)) >= 0;
            if (describes && i != column(Column.DATE)) {
                descriptions.add(i);
            }
        }
        if (!descriptions.stream().map(names::get).allMatch(NAMES::contains)) {
            descriptions.removeIf(i -> NAMES.contains(names.get(i)));
        }
    }

    /** The header that a row is, if it names all that a transaction needs. */
    static Optional<Header> in(TableRow row) {
        Header header = new Header(row);
        boolean amount = header.columns.containsKey(Column.AMOUNT) || header.columns.containsKey(Column.CREDIT)
                || header.columns.containsKey(Column.DEBIT);
        boolean whole = amount && header.columns.containsKey(Column.DATE) && !header.descriptions.isEmpty();
        return whole ? Optional.of(header) : Optional.empty();
    }

    /** How many columns are known: tells the right separator from one that cuts by accident. */
    int width() {
        return columns.size();
    }

    /** Whether the row says something where no column has a name any more. */
    boolean isExceededBy(TableRow row) {
        int last = names.size() - 1;
        while (names.get(last).isEmpty()) {
            last--;
        }
        return row.cells().stream().skip(last + 1L).anyMatch(cell -> !cell.isBlank());
    }

    /** Whether the decimals of an amount seem to stand in the column of texts behind it. */
    boolean isShiftedBy(TableRow row) {
        int amount = column(Column.AMOUNT);
        boolean beforeText = amount >= 0
                && (amount + 1 == column(Column.PERSON) || amount + 1 == column(Column.CATEGORY));
        return beforeText && WHOLE.matcher(row.cell(amount).text()).matches()
                && CENTS.matcher(row.cell(amount + 1).text()).matches();
    }

    boolean isRepeatedBy(TableRow row) {
        boolean repeats = Math.min(row.cells().size(), MAX_COLUMNS) == names.size();
        for (int i = 0; repeats && i < names.size(); i++) {
            repeats = names.get(i).equals(name(row.cell(i)));
        }
        return repeats;
    }

    /** What an amount such as {@code 1.234} is where no other one tells, going by the header's language. */
    AmountParser amounts() {
        return names.stream().anyMatch(ENGLISH::contains) ? AmountParser.DECIMAL_POINT : AmountParser.DECIMAL_COMMA;
    }

    RawLine line(TableRow row) {
        return new RawLine(row.line(), row.cell(column(Column.DATE)), description(row), row.cell(column(Column.AMOUNT)),
                row.cell(column(Column.CREDIT)), row.cell(column(Column.DEBIT)), text(row, Column.DIRECTION),
                text(row, Column.PERSON), text(row, Column.CATEGORY), text(row, Column.FIT_ID));
    }

    private static String name(Cell cell) {
        return cell.isNumber() || cell.text().length() > LONGEST_NAME ? "" : Words.fold(cell.text());
    }

    private String description(TableRow row) {
        if (descriptions.size() == 1) {
            return Words.tidy(row.cell(descriptions.get(0)).text());
        }
        List<String> parts = new ArrayList<>();
        for (int index : descriptions) {
            String part = row.cell(index).text();
            parts.add(parts.isEmpty() ? part : MOMENT.matcher(Words.tidy(part)).replaceFirst(""));
        }
        return Words.join(parts);
    }

    private static String text(TableRow row, int column) {
        String text = Words.tidy(row.cell(column).text());
        return text.isEmpty() ? null : text;
    }

    private String text(TableRow row, Column column) {
        return text(row, column(column));
    }

    private int column(Column column) {
        return columns.getOrDefault(column, -1);
    }

    private int best(Column column) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < names.size(); i++) {
            int rank = column.rank(names.get(i));
            if (rank >= 0 && rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }
}
