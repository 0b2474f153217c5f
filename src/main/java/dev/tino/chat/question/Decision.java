package dev.tino.chat.question;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.chat.question.phrase.Phrase;
import dev.tino.chat.question.slot.Doubt;
import dev.tino.chat.question.slot.Slots;

/**
 * Whether a question is answered: a wrong figure is worse than none.
 *
 * @param nearest the most probable first; when sure that is the one that is asked
 * @param doubts what the statement of the first would not heed
 */
record Decision(boolean isSure, List<Definition> nearest, Set<Doubt> doubts) {

    static Decision of(Match match, Asked asked, Definitions definitions) {
        List<Definition> nearest = match.nearest().stream().flatMap(id -> definitions.find(id).stream()).toList();
        // Another model than the one that ships may know questions that this Tino does not.
        boolean sure = match.isSure() && !nearest.isEmpty() && nearest.get(0).id().equals(match.nearest().get(0))
                && isAbout(nearest.get(0), asked.phrase().meanings());
        return new Decision(sure, nearest, sure ? doubts(nearest.get(0), asked) : said(asked));
    }

    boolean isAnswered() {
        return isSure && doubts.isEmpty();
    }

    private static boolean isAbout(Definition definition, List<String> meanings) {
        return (definition.needs().isEmpty() || meanings.stream().anyMatch(definition.needs()::contains))
                && meanings.stream().noneMatch(definition.refuses()::contains);
    }

    /** What may be why nothing fits. */
    private static Set<Doubt> said(Asked asked) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(asked.slots().doubts());
        if (asked.phrase().negations().contains(Phrase.NOT)) {
            doubts.add(Doubt.NEGATION);
        }
        return doubts;
    }

    private static Set<Doubt> doubts(Definition definition, Asked asked) {
        Slots slots = asked.slots();
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(slots.doubts());
        if (isNegated(definition, asked.phrase())) {
            doubts.add(Doubt.NEGATION);
        }
        if (asked.isLeast() && definition.least() == null && !definition.expects().contains(Phrase.WORST)) {
            doubts.add(Doubt.LEAST);
        }
        if (definition.slots().base()) {
            doubts.remove(Doubt.SEVERAL_PERIODS);
            doubts.remove(Doubt.BOTH_ENDS);
        } else if (slots.base().isPresent()) {
            doubts.add(Doubt.SEVERAL_PERIODS);
        }
        if (definition.slots().period() != null
                && slots.when().stream().anyMatch(when -> !when.fits().contains(definition.slots().reading()))) {
            doubts.add(Doubt.AHEAD);
        }
        if (!slots.unread().isEmpty()) {
            doubts.add(Doubt.UNREAD);
        }
        return doubts;
    }

    /** "Without purchases" is what the question about inactive customers is about; a second "not" turns that round. */
    private static boolean isNegated(Definition definition, Phrase phrase) {
        Set<String> expected = definition.expects();
        for (String negated : phrase.negations()) {
            boolean once = negated.equals(Phrase.NOT) && expected.contains(Phrase.NOT)
                    && phrase.meanings().stream().noneMatch(expected(definition)::contains);
            if (!once && !(expected.contains(negated) && !negated.equals(Phrase.NOT))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> expected(Definition definition) {
        return Set.copyOf(definition.expects().stream().filter(meaning -> !meaning.equals(Phrase.NOT)).toList());
    }
}
