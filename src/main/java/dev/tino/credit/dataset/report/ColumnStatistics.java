package dev.tino.credit.dataset.report;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import dev.tino.credit.dataset.field.ValueText;

/** What one column holds, added up row by row or lot by lot. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class ColumnStatistics {

    static final int MOST_LEVELS = 1_000;
    /** More than numbers between a millionth and a billion need. */
    static final int MOST_BINS = 4_096;

    /** Sign, exponent and the first five bits of the mantissa: 32 bins between a number and its double. */
    private static final int BIN_SHIFT = 52 - 5;

    private Counts missing = Counts.NONE;
    private NumberSummary numbers;
    private Groups levels;
    private Groups bins;

    /** A row without a value in this column. */
    void addMissing(boolean good) {
        missing = missing.plus(Counts.one(good));
    }

    void add(Object value, boolean good) {
        if (value instanceof Double number) {
            numbers().add(number);
            bins().add(bin(number), Counts.one(good));
        } else {
            addLevel(value, good);
        }
    }

    /** A value that is one of a few, even if it is a number. */
    void addLevel(Object value, boolean good) {
        levels().add(ValueText.of(value), Counts.one(good));
    }

    void addAll(ColumnStatistics other) {
        missing = missing.plus(other.missing);
        if (other.numbers != null) {
            numbers().addAll(other.numbers);
        }
        if (other.levels != null) {
            levels().addAll(other.levels);
        }
        if (other.bins != null) {
            bins().addAll(other.bins);
        }
    }

    static String bin(double number) {
        return Long.toString(Double.doubleToLongBits(number) >>> BIN_SHIFT);
    }

    private NumberSummary numbers() {
        numbers = numbers == null ? new NumberSummary() : numbers;
        return numbers;
    }

    private Groups levels() {
        levels = levels == null ? new Groups(MOST_LEVELS) : levels;
        return levels;
    }

    private Groups bins() {
        bins = bins == null ? new Groups(MOST_BINS) : bins;
        return bins;
    }

    Counts missing() {
        return missing;
    }

    /** Null when there are no numbers. */
    NumberSummary summary() {
        return numbers;
    }

    /** Null when there are no levels. */
    Groups known() {
        return levels;
    }

    /** All rows by what they have here: a level, a bin of numbers, or nothing. Null when that is too much to keep. */
    List<Counts> grouped() {
        Groups groups = levels == null ? bins : levels;
        if (groups != null && groups.areTooMany()) {
            return null;
        }
        List<Counts> grouped = new ArrayList<>(groups == null ? List.of() : groups.counts().values());
        grouped.add(missing);
        return grouped;
    }
}
