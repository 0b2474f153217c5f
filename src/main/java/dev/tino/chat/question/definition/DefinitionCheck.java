package dev.tino.chat.question.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tino.chat.question.slot.Kind;

/** Whether the parts of a question fit each other. */
final class DefinitionCheck {

    private static final Pattern ID = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_:]+)\\}");
    private static final Set<String> PLACES = Set.of("period", "filters", "rows");
    private static final String SUM = "sum:";

    private DefinitionCheck() {
    }

    static void check(Definition definition) {
        require(ID.matcher(definition.id()).matches(), definition, "its id is not in kebab-case");
        for (List<String> examples : List.of(definition.examples().pt(), definition.examples().en())) {
            require(!examples.isEmpty(), definition, "it has no example");
        }
        require(definition.sql().startsWith("select ") || definition.sql().startsWith("with "), definition,
                "its statement does not select");
        require(!definition.columns().isEmpty(), definition, "it has no column");
        require(Statement.slotsOf(definition.sql(false)).equals(expected(definition.slots())), definition,
                "its statement does not use just the slots that it takes");
        require(definition.isOrdered() == (definition.least() != null), definition, "its order and its sentence for the least");
        for (boolean least : definition.isOrdered() ? new boolean[] { false, true } : new boolean[] { false }) {
            places(definition, definition.answer(least).pt());
            places(definition, definition.answer(least).en());
        }
    }

    private static Set<String> expected(SlotNeeds slots) {
        Set<String> expected = new HashSet<>();
        if (slots.period() != null) {
            expected.addAll(List.of(Statement.FROM, Statement.UNTIL));
        }
        for (Kind kind : Kind.values()) {
            if (slots.takes(kind)) {
                expected.add(kind.word());
            }
        }
        if (slots.base()) {
            expected.addAll(List.of(Statement.BASE_FROM, Statement.BASE_UNTIL));
        }
        if (slots.top() != null) {
            expected.add(SlotNeeds.TOP);
        }
        return expected;
    }

    private static void places(Definition definition, String answer) {
        Matcher place = PLACE.matcher(answer);
        while (place.find()) {
            String name = place.group(1);
            String column = name.startsWith(SUM) ? name.substring(SUM.length()) : name;
            require(PLACES.contains(name) || definition.columns().containsKey(column), definition,
                    "its answer has a place for " + name);
        }
        require(answer.contains("{filters}") || definition.slots().names().isEmpty(), definition,
                "its answer names no filters");
        // What compares two periods names both by its columns.
        require(answer.contains("{period}") || definition.slots().period() == null
                || definition.slots().period() == DefaultPeriod.ANY || answer.contains("{inicio}"), definition,
                "its answer names no period");
    }

    private static void require(boolean holds, Definition definition, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("Question %s: %s".formatted(definition.id(), otherwise));
        }
    }
}
