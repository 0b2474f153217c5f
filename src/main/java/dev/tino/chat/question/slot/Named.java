package dev.tino.chat.question.slot;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something of the business data that a question names.
 *
 * @param label how the answer calls it
 * @param names of what it stands for in the data: one, or those of a larger region, a sector or a category
 */
public record Named(Kind kind, String label, List<String> names) {

    private static final String JOINT = " + ";

    public Named {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Nothing is called " + label);
        }
    }

    /** Whether all that this stands for is part of the other. */
    boolean isWithin(Named other) {
        return other.names.containsAll(names);
    }

    /** Both, or the one that is part of the other. */
    Named with(Named other, boolean joined) {
        if (isWithin(other) && !joined || other.isWithin(this) && joined) {
            return this;
        }
        if (!joined || isWithin(other)) {
            return other;
        }
        return new Named(kind, label + JOINT + other.label,
                Stream.concat(names.stream(), other.names.stream()).distinct().toList());
    }

    boolean isSeveral() {
        return label.contains(JOINT);
    }
}
