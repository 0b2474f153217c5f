package dev.tino.credit.dataset.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.tino.credit.dataset.definition.FieldRole;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;

/**
 * What one column holds.
 *
 * @param type null as long as it has no value
 * @param missing how many rows have no value in it
 * @param distinct how many levels there are; null when it has none, or more than are kept
 * @param levels the most frequent ones
 * @param moreLevels how many there are beside these
 * @param tooManyLevels whether there are more than are kept, and none is told
 * @param standardDeviation of the sample
 * @param constant whether all rows have the same in it, or nothing
 * @param foretells of how many rows, from 0 to 1, this column alone tells the label: by the other rows with the same level or
 *        nearly the same number; null for the label itself, for customers, and when it has too many different values
 * @param leak whether it tells the label so well that it was hardly known before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ColumnReport(String name, @JsonInclude @Schema(nullable = true) FieldType type, FieldRole role, long missing,
        Long distinct, List<Level> levels, Long moreLevels, Boolean tooManyLevels, Double min, Double max, Double mean,
        Double standardDeviation, boolean constant, @JsonInclude @Schema(nullable = true) Double foretells,
        boolean leak) {

    private static final int MOST_LEVELS = 50;

    /** One of a category's values with how many rows have it. */
    record Level(String value, long rows) {
    }

    static ColumnReport of(Field field, FieldRole role, ColumnStatistics column, Counts all) {
        NumberSummary numbers = column.summary();
        Groups groups = column.known();
        Foretelling foretelling = foretelling(role, column, all);
        boolean counted = groups != null && !groups.areTooMany();
        List<Level> levels = counted ? levels(groups.counts()) : null;
        return new ColumnReport(field.name(), field.type(), role, column.missing().total(),
                counted ? (long) groups.counts().size() : null, levels,
                counted ? (long) groups.counts().size() - levels.size() : null, groups == null ? null : !counted,
                numbers == null ? null : numbers.min(), numbers == null ? null : numbers.max(),
                numbers == null ? null : numbers.mean(), numbers == null ? null : numbers.standardDeviation(),
                isConstant(column, all), foretelling == null ? null : foretelling.share(),
                foretelling != null && foretelling.isLeak());
    }

    private static List<Level> levels(Map<String, Counts> counts) {
        return counts.entrySet().stream().map(entry -> new Level(entry.getKey(), entry.getValue().total()))
                .sorted(Comparator.comparingLong(Level::rows).reversed().thenComparing(Level::value))
                .limit(MOST_LEVELS).toList();
    }

    private static boolean isConstant(ColumnStatistics column, Counts all) {
        long missing = column.missing().total();
        if (missing > 0) {
            return missing == all.total();
        }
        NumberSummary numbers = column.summary();
        Groups levels = column.known();
        return numbers != null && numbers.min() == numbers.max() || levels != null && levels.counts().size() == 1;
    }

    private static Foretelling foretelling(FieldRole role, ColumnStatistics column, Counts all) {
        boolean told = role == FieldRole.FEATURE || role == FieldRole.PROTECTED;
        List<Counts> groups = told && all.total() > 0 ? column.grouped() : null;
        return groups == null ? null : Foretelling.of(groups, all);
    }
}
