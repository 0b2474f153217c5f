package dev.tino.chat.question.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.SlotNeeds;
import dev.tino.chat.question.definition.Statement;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.Named;
import dev.tino.chat.question.slot.Period;
import dev.tino.chat.question.slot.Slots;
import dev.tino.chat.question.slot.When;

/**
 * What fills the slots of a question.
 *
 * @param slots as they were understood
 * @param isLeast whether the least is asked for
 * @param period empty when the question is about all there is
 * @param base what that is compared with; empty when the question compares nothing, or it cannot be told
 * @param top how many rows; null when the question has no such slot
 */
public record Filling(Definition definition, Slots slots, boolean isLeast, Optional<Period> period, Optional<Period> base,
        Integer top, DataDays days) {

    public static Filling of(Definition definition, Slots slots, boolean isLeast, DataDays days) {
        SlotNeeds needs = definition.slots();
        Integer top = needs.top() == null ? null : Integer.valueOf(slots.top().orElse(needs.top()));
        if (needs.base()) {
            Optional<Comparison> compared = Comparison.of(slots.when().map(When::period), slots.base(),
                    needs.period().at(days.today()).orElseThrow(), days);
            return new Filling(definition, slots, isLeast, compared.map(Comparison::subject), compared.map(Comparison::base),
                    top,
                    days);
        }
        Optional<Period> period = needs.period() == null ? Optional.empty()
                : slots.when().map(when -> said(when, needs, days)).or(() -> needs.period().at(days.today()));
        return new Filling(definition, slots, isLeast, period.map(some -> needs.months() ? some.widenedToMonths() : some),
                Optional.empty(), top, days);
    }

    private static Period said(When when, SlotNeeds needs, DataDays days) {
        Period period = when.in(needs.reading());
        // What falls due until december does so from now on.
        boolean ahead = needs.reading() == When.Reading.AHEAD && !period.isAll() && period.from().equals(Period.ALL.from())
                && period.until().isAfter(days.today());
        return ahead ? new Period(days.today(), period.until()) : period;
    }

    /** Whether the data have days of the period; what is to come lies behind them. */
    public boolean isWithinData() {
        LocalDate end = definition.slots().reading() == When.Reading.AHEAD ? Period.ALL.until() : days.all().until();
        Period known = new Period(days.first(), end);
        return period.map(known::overlaps).orElse(true);
    }

    /** Whether all that the period is compared with is there. */
    public boolean hasBase() {
        return !definition.slots().base()
                || base.isPresent() && !base.get().from().isBefore(days.first())
                        && !base.get().until().isAfter(days.all().until());
    }

    public Statement statement() {
        Map<String, Object> filled = new HashMap<>();
        period.ifPresent(some -> {
            filled.put(Statement.FROM, some.from());
            filled.put(Statement.UNTIL, some.until());
        });
        base.ifPresent(some -> {
            filled.put(Statement.BASE_FROM, some.from());
            filled.put(Statement.BASE_UNTIL, some.until());
        });
        names().forEach(named -> filled.put(named.kind().word(), named.names()));
        if (top != null) {
            filled.put(SlotNeeds.TOP, top);
        }
        return Statement.of(definition.sql(isLeast), filled);
    }

    /** Those that the question takes. */
    List<Named> names() {
        return names(true);
    }

    /** Those that it does not. */
    List<Named> ignoredNames() {
        return names(false);
    }

    private List<Named> names(boolean taken) {
        List<Named> names = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Named named = slots.names().get(kind);
            if (named != null && definition.slots().takes(kind) == taken) {
                names.add(named);
            }
        }
        return names;
    }

    boolean isDefaultPeriod() {
        return slots.when().isEmpty();
    }

    boolean ignoresPeriod() {
        return slots.when().isPresent() && definition.slots().period() == null;
    }

    boolean ignoresTop() {
        return slots.top().isPresent() && top == null;
    }
}
