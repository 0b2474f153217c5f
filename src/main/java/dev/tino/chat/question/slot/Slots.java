package dev.tino.chat.question.slot;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import dev.tino.chat.question.phrase.FoldedText;

/**
 * Whatever fills a slot of a question.
 *
 * @param base what the period is compared with
 * @param top how many rows are wanted
 * @param unread dates that do not exist
 * @param doubts what no slot takes
 */
public record Slots(Optional<When> when, Optional<Base> base, OptionalInt top, Map<Kind, Named> names, List<String> unread,
        Set<Doubt> doubts) {

    public Slots {
        names = Map.copyOf(names);
        unread = List.copyOf(unread);
        doubts = Set.copyOf(doubts);
    }

    /**
     * @param rest the text of a question, folded, with placeholders for what was found
     */
    public record Found(Slots slots, String rest) {
    }

    public static Slots of(Optional<Period> period, OptionalInt top, Map<Kind, Named> names) {
        return new Slots(period.map(When::of), Optional.empty(), top, names, List.of(), Set.of());
    }

    public static Found read(String text, NameIndex names, LocalDate today) {
        NameIndex.Found named = names.read(FoldedText.of(text));
        PeriodReader.Found period = PeriodReader.read(named.rest(), today);
        TopReader.Found top = TopReader.read(period.rest());
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(Caution.in(top.rest()));
        if (named.isUnclear()) {
            doubts.add(Doubt.SEVERAL_NAMES);
        }
        if (period.isUnclear()) {
            doubts.add(Doubt.SEVERAL_PERIODS);
        }
        return new Found(new Slots(period.when(), period.base(), top.top(), named.names(), period.unread(), doubts),
                top.rest());
    }

    /** Whether a text names days, whatever else it says. */
    public static boolean nameDays(String text, LocalDate today) {
        PeriodReader.Found found = PeriodReader.read(FoldedText.of(text), today);
        return found.when().isPresent() || found.base().isPresent() || !found.unread().isEmpty();
    }

    public boolean isEmpty() {
        return when.isEmpty() && base.isEmpty() && top.isEmpty() && names.isEmpty();
    }

    /** These, and where they leave something open those of an earlier question. */
    public Slots over(Slots earlier) {
        Map<Kind, Named> all = new TreeMap<>(earlier.names);
        all.putAll(names);
        Set<Doubt> both = EnumSet.noneOf(Doubt.class);
        both.addAll(earlier.doubts);
        both.addAll(doubts);
        return new Slots(when.or(earlier::when), base.or(earlier::base), top.isPresent() ? top : earlier.top, all, unread,
                both);
    }
}
