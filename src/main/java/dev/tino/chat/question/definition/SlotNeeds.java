package dev.tino.chat.question.definition;

import java.util.ArrayList;
import java.util.List;

import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.When;

/**
 * Which slots a question takes.
 *
 * @param period what fills it when nobody does; null when the question is about no period
 * @param reading how words are understood that are other days for another question; {@code PAST} unless said
 * @param months whether it knows whole months alone
 * @param base whether it compares the period with another one
 * @param top how many rows there are when nobody says; null when there is no such slot
 */
public record SlotNeeds(DefaultPeriod period, Integer top, boolean region, boolean segment, boolean analyst, boolean product,
        When.Reading reading, boolean months, boolean base) {

    public SlotNeeds {
        reading = reading == null ? When.Reading.PAST : reading;
    }

    public static final String PERIOD = "period";
    public static final String TOP = "top";

    public boolean takes(Kind kind) {
        return switch (kind) {
            case REGION -> region;
            case SEGMENT -> segment;
            case ANALYST -> analyst;
            case PRODUCT -> product;
        };
    }

    /** Their names, as clients see them. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (period != null) {
            names.add(PERIOD);
        }
        for (Kind kind : Kind.values()) {
            if (takes(kind)) {
                names.add(kind.word());
            }
        }
        if (top != null) {
            names.add(TOP);
        }
        return names;
    }
}
