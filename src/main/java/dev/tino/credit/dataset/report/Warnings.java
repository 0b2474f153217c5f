package dev.tino.credit.dataset.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tino.credit.dataset.Trainable;
import dev.tino.credit.dataset.definition.FieldRole;
import dev.tino.credit.dataset.report.Warning.Code;

/** What to look at in a dataset. */
final class Warnings {

    private final List<Warning> found = new ArrayList<>();

    private Warnings() {
    }

    /**
     * @param duplicates how many rows repeat another one
     * @param customers null when no field names them
     */
    static List<Warning> of(Counts all, long duplicates, CustomerCounts customers, List<ColumnReport> columns) {
        var warnings = new Warnings();
        warnings.ofRows(all, duplicates);
        if (customers != null && customers.several() > 0) {
            warnings.add(Code.CUSTOMERS_ON_BOTH_SIDES, "%d of %d customers have several rows, %d in all; training keeps those"
                    + " of a customer on one side of its split", customers.several(), customers.count(),
                    customers.rowsOfSeveral());
        }
        columns.stream().filter(column -> column.role() == FieldRole.FEATURE || column.role() == FieldRole.PROTECTED)
                .forEach(column -> warnings.of(column, all));
        return warnings.found;
    }

    private void ofRows(Counts all, long duplicates) {
        if (!Trainable.is(all.good(), all.bad())) {
            add(Code.TOO_FEW_ROWS, "%s; there are %d, %d to approve and %d to refuse", Trainable.NEEDED, all.total(),
                    all.good(), all.bad());
        }
        if (all.total() > 0 && all.lesser() == 0) {
            add(Code.ONE_CLASS, "All rows are to be %s: there is nothing to tell apart",
                    all.bad() == 0 ? "approved" : "refused");
        }
        if (duplicates > 0) {
            add(Code.DUPLICATES, "%d of %d rows repeat another one exactly", duplicates, all.total());
        }
    }

    private void of(ColumnReport column, Counts all) {
        if (column.constant()) {
            found.add(new Warning(Code.CONSTANT_COLUMN, column.name(), "All rows have the same here, which tells nothing"));
        } else if (column.missing() * 2 > all.total()) {
            found.add(new Warning(Code.MOSTLY_MISSING, column.name(),
                    "%d of %d rows have no value here".formatted(column.missing(), all.total())));
        }
        if (column.leak()) {
            found.add(new Warning(Code.LABEL_LEAK, column.name(), String.format(Locale.ROOT,
                    "It alone tells the label of %.1f %% of the rows: was it known before the decision?",
                    100 * column.foretells())));
        }
    }

    private void add(Code code, String message, Object... arguments) {
        found.add(Warning.of(code, String.format(Locale.ROOT, message, arguments)));
    }
}
