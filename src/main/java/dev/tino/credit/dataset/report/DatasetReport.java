package dev.tino.credit.dataset.report;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.credit.dataset.DatasetStatus;
import dev.tino.credit.dataset.StoredDataset;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.definition.Definition;

/**
 * What the rows of a dataset look like.
 *
 * @param rows that are stored
 * @param rejected rows that are not
 * @param duplicates how many rows repeat another one exactly
 * @param majority the share of the more frequent label: what whoever sees nothing guesses right; null without rows
 * @param customers null when no field names them
 */
public record DatasetReport(UUID id, String name, DatasetStatus status, long rows, long rejected, long duplicates,
        Balance label,
        @Schema(nullable = true) Double majority, List<ColumnReport> columns,
        @Schema(nullable = true) CustomerCounts customers, List<Warning> warnings) {

    /** How many rows are to be approved, and how many refused. */
    public record Balance(long approve, long refuse) {
    }

    static DatasetReport of(StoredDataset dataset, Definition definition, Statistics statistics) {
        Figures figures = dataset.figures();
        var all = new Counts(figures.good(), figures.bad());
        List<ColumnReport> columns = definition.fields().stream().map(field -> ColumnReport.of(field, definition.role(field),
                statistics.columns().getOrDefault(field.name(), new ColumnStatistics()), all)).toList();
        CustomerCounts customers = definition.idField() == null ? null
                : new CustomerCounts(figures.customers(), figures.several(), figures.rowsOfSeveral(), figures.bothLabels());
        return new DatasetReport(dataset.id(), dataset.name(), DatasetStatus.of(dataset), all.total(), figures.rejected(),
                figures.duplicates(), new Balance(all.good(), all.bad()),
                all.total() == 0 ? null : (double) (all.total() - all.lesser()) / all.total(), columns, customers,
                Warnings.of(all, figures.duplicates(), customers, columns));
    }
}
