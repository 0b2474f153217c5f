package dev.tino.credit.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import dev.tino.credit.dataset.SealedDataset;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;

/**
 * What a model is trained on: a dataset's rows, or a random part of them where they are more than a training takes. All rows
 * of a customer are in it, or none; which are does not rest on their order.
 *
 * @param seen of each row, whether the champion has learned it, or its customer
 * @param protectedValues of each protected field a list as long as the rows
 */
record TrainingRows(Dataset dataset, List<Boolean> seen, List<String> protectedFields, List<List<Object>> protectedValues) {

    /** The values of a protected field in some rows, in their order. */
    List<Object> protectedValues(String field, int[] positions) {
        List<Object> values = protectedValues.get(protectedFields.indexOf(field));
        List<Object> picked = new ArrayList<>(positions.length);
        for (int position : positions) {
            picked.add(values.get(position));
        }
        return picked;
    }

    /** Takes rows in, lot by lot. */
    static final class Builder {

        private final SealedDataset about;
        private final LearnedRows.Learned learned;
        private final double share;
        private final Set<String> fields;
        private final List<Row> rows = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<String> customers = new ArrayList<>();
        private final List<Boolean> seen = new ArrayList<>();
        private final List<List<Object>> protectedValues = new ArrayList<>();

        /**
         * @param learned by the champion
         * @param most rows, about
         */
        Builder(SealedDataset about, LearnedRows.Learned learned, int most) {
            this.about = about;
            this.learned = learned;
            this.share = (double) most / Math.max(1, about.rows());
            this.fields = about.features().fields().stream().map(Field::name).collect(Collectors.toSet());
            about.protectedFields().forEach(field -> protectedValues.add(new ArrayList<>()));
        }

        Builder add(List<LabelledRow> lot) {
            lot.forEach(this::add);
            return this;
        }

        private void add(LabelledRow row) {
            if (share < 1 && !isDrawn(row)) {
                return;
            }
            rows.add(about.features().row(row.values()));
            labels.add(row.label());
            seen.add(learned.has(row));
            if (about.idField() != null) {
                customers.add(row.customer());
            }
            for (int i = 0; i < protectedValues.size(); i++) {
                protectedValues.get(i).add(row.values().get(about.protectedFields().get(i)));
            }
        }

        private boolean isDrawn(LabelledRow row) {
            long key = about.idField() == null ? RowKey.ofContent(row, fields) : RowKey.ofCustomer(row);
            return new SplittableRandom(key).nextDouble() < share;
        }

        TrainingRows build() {
            return new TrainingRows(new Dataset(about.features().schema(), rows, labels, customers), seen,
                    about.protectedFields(), protectedValues);
        }
    }
}
