package dev.tino.chat.question.slot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the periods that a question names it is about, and which one that is compared with. */
record Compared(Optional<When> when, Optional<Base> base, Set<PeriodReader.Span> bases, boolean isUnclear) {

    private static final String JOINTS = "(?: (?:com|a|ao|aos|as|o|os|no|na|em|de|do|da|que|with|to|in|during|for|the|of|that|it was))* $";
    /** What stands behind these is the base. */
    private static final Pattern BASE = Pattern.compile(
            "\\b(?:em relacao|relacao|comparad[oa]s?|em comparacao|comparacao|frente|contra|do que|(?:mais|menos|maior(?:es)?|menor(?:es)?|melhor(?:es)?|pior(?:es)?) que|than|compared|against|relative"
                    + "|in comparison|comparison|up from|down from)" + JOINTS);
    /** These say so of a growth alone: sales "over" a year are sold in it. */
    private static final Pattern BASE_OF_GROWTH = Pattern.compile("\\b(?:sobre|over)" + JOINTS);
    /** Of two that stand beside these the earlier one is. */
    private static final Pattern VERSUS = Pattern.compile("\\b(?:versus|vs|x)" + JOINTS);
    private static final Pattern COMPARING = Pattern.compile("\\b(?:compar[a-z]*|diferenca|difference|versus|vs|x)\\b");
    private static final Pattern GROWING = Pattern.compile(
            "\\b(?:cresc|aument|varia|caiu|cairam|queda|subi|diminu|grow|grew|increas|decreas|chang|drop|fell|fall|rise|rose)[a-z]*\\b");
    private static final Pattern YEARLY = Pattern.compile("\\b(?:year (?:over|on) year|yoy|ano (?:a|contra|sobre) ano|y/y)\\b");

    /** "Compare 2024 and 2025", "grew from 2024 to 2025": no period from one to the other. */
    static boolean isAboutTwo(String folded, PeriodReader.Span before, PeriodReader.Span span) {
        if (COMPARING.matcher(folded).find()) {
            return true;
        }
        return GROWING.matcher(folded).find() && isYear(before.point().period()) && isYear(span.point().period());
    }

    private static boolean isYear(Period period) {
        return period.from().plusYears(1).equals(period.until());
    }

    /** A period that stands in the question, as it is opened by what stands beside it. */
    private record Named(PeriodReader.Span span, When when) {

        Period period() {
            return when.period();
        }
    }

    static Compared of(String folded, List<PeriodReader.Span> spans, LocalDate today) {
        List<PeriodReader.Span> bases = new ArrayList<>();
        List<Named> about = new ArrayList<>();
        boolean versus = false;
        int end = 0;
        for (PeriodReader.Span span : spans) {
            String before = folded.substring(end, span.start());
            end = span.end();
            if (span.point() == Point.YEAR_EARLIER || isBase(before, folded)) {
                bases.add(span);
            } else {
                versus |= VERSUS.matcher(before).find();
                about.add(new Named(span, span.isRange() ? span.point().when()
                        : Bounds.opened(span.point().when(), before, folded.substring(end), today)));
            }
        }
        if (about.size() == 1 && versus && bases.isEmpty()) {
            bases.add(about.remove(0).span());
        }
        if (about.size() > 1) {
            return ofSeveral(about, bases, folded);
        }
        return of(about.stream().map(Named::when).findFirst(), bases, folded, bases.size() > 1);
    }

    private static Compared of(Optional<When> when, List<PeriodReader.Span> bases, String folded, boolean unclear) {
        Optional<Base> yearly = YEARLY.matcher(folded).find() ? Optional.of(Base.YEAR_EARLIER) : Optional.empty();
        Optional<Base> base = bases.stream().findFirst().map(PeriodReader.Span::point)
                .map(point -> point == Point.YEAR_EARLIER ? Base.YEAR_EARLIER : new Base(point.period()));
        return new Compared(when, base.or(() -> yearly), Set.copyOf(bases), unclear);
    }

    /** The narrowest of those that lie in each other; of two that are compared the later. */
    private static Compared ofSeveral(List<Named> about, List<PeriodReader.Span> bases, String folded) {
        Named narrowest = about.stream().min(Comparator.comparing(named -> named.period().days())).orElseThrow();
        if (about.stream().allMatch(named -> named.period().holds(narrowest.period()))) {
            return of(Optional.of(narrowest.when()), bases, folded, bases.size() > 1);
        }
        if (about.size() > 2 || !bases.isEmpty()) {
            return of(Optional.of(about.get(0).when()), bases, folded, true);
        }
        boolean inOrder = about.get(0).period().from().isBefore(about.get(1).period().from());
        Named earlier = about.get(inOrder ? 0 : 1);
        boolean compared = COMPARING.matcher(folded).find() || GROWING.matcher(folded).find();
        return of(Optional.of(about.get(inOrder ? 1 : 0).when()), compared ? List.of(earlier.span()) : bases, folded,
                !compared);
    }

    private static boolean isBase(String before, String folded) {
        return BASE.matcher(before).find() || BASE_OF_GROWTH.matcher(before).find() && GROWING.matcher(folded).find();
    }
}
