package dev.tino.credit.dataset.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Violation;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.field.Checked;
import dev.tino.credit.dataset.field.ObjectCheck;
import dev.tino.credit.dataset.row.LabelledRow;

/**
 * A lot whose rows were looked at one by one.
 *
 * @param definition as it is known from now on
 * @param good rows to be stored
 * @param rejected one for each of the others
 */
public record CheckedLot(Definition definition, List<LabelledRow> good, List<RejectedRow> rejected) {

    public static CheckedLot of(Definition known, List<JsonNode> rows) {
        Definition inferred = Inference.from(known, rows);
        ObjectCheck check = inferred.rowCheck();
        Set<Object> approving = known.label().approving();
        List<LabelledRow> good = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Checked checked = check.check(rows.get(i), "", Set.of());
            if (checked.isValid()) {
                boolean approved = approving.contains(checked.values().get(known.label().field()));
                good.add(LabelledRow.of(checked.values(), approved, known.idField()));
            } else {
                rejected.add(rejected(i, checked.violations().get(0)));
            }
        }
        return new CheckedLot(Inference.settled(known, inferred, good), good, rejected);
    }

    private static RejectedRow rejected(int row, Violation first) {
        return new RejectedRow(row, first.field().isEmpty() ? null : first.field(), first.message());
    }
}
