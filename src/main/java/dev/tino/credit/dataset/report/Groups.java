package dev.tino.credit.dataset.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Rows counted by something that they have in common. Beyond a number of groups, or a length of their names, it keeps
 * none: as both only grow, the order in which rows come makes no difference to that.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, isGetterVisibility = Visibility.NONE)
final class Groups {

    static final int MOST_CHARACTERS = 50_000;

    private final int most;
    private final TreeMap<String, Counts> counts = new TreeMap<>();
    private int characters;
    private boolean tooMany;

    /** @param most how many groups it keeps */
    @JsonCreator
    Groups(@JsonProperty("most") int most) {
        this.most = most;
    }

    void add(String name, Counts rows) {
        if (tooMany) {
            return;
        }
        if (counts.merge(name, rows, Counts::plus) == rows) {
            characters += name.length();
        }
        if (counts.size() > most || characters > MOST_CHARACTERS) {
            giveUp();
        }
    }

    void addAll(Groups other) {
        if (other.tooMany) {
            giveUp();
        }
        other.counts.forEach(this::add);
    }

    private void giveUp() {
        tooMany = true;
        counts.clear();
    }

    /** Whether there were more than it keeps. */
    boolean areTooMany() {
        return tooMany;
    }

    /** By name; empty when they are too many. */
    SortedMap<String, Counts> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }
}
