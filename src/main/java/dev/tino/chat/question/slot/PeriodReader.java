package dev.tino.chat.question.slot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the period that a question is about. */
final class PeriodReader {

    /** Stands in the question where the period stood: a word that nobody writes. */
    static final String PLACEHOLDER = "xperiod";
    /** Stands where what it is compared with stood. */
    static final String BASE = "xbase";

    private static final Pattern BETWEEN = Pattern.compile(" ?(?:a|ao|ate|ate o|to|until|till|through|-|/) ?");
    private static final Pattern AND = Pattern.compile(" (?:e|and)(?: (?:de|em|in|of|o))? ");
    private static final Pattern ENTRE = Pattern.compile("\\b(?:entre|between)(?: (?:o|os|a|as|the|dia|dias))* $");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?<!cada |por |each |per |every |by )\\b(?:mes|ano|periodo|month|year|period) (?:de |do |of )?" + PLACEHOLDER);
    private static final String TAKEN = "#";

    private PeriodReader() {
    }

    /**
     * @param rest the question with placeholders in it
     * @param unread dates that do not exist
     * @param isUnclear whether there are several periods, and it is not said that one is the base of the other
     */
    record Found(Optional<When> when, Optional<Base> base, String rest, List<String> unread, boolean isUnclear) {
    }

    /** @param isRange whether both its ends were said */
    record Span(int start, int end, Point point, boolean isRange) {
    }

    static Found read(String folded, LocalDate today) {
        List<Span> unread = new ArrayList<>();
        List<Span> spans = joined(folded, spans(folded, today, unread));
        Compared compared = Compared.of(folded, spans, today);
        String rest = ANNOUNCED.matcher(rest(folded, spans, compared.bases(), unread)).replaceAll(PLACEHOLDER);
        return new Found(compared.when(), compared.base(), rest,
                unread.stream().map(span -> folded.substring(span.start, span.end)).toList(), compared.isUnclear());
    }

    /** Without dates that do not exist: their digits are no number of rows. */
    private static String rest(String folded, List<Span> spans, Set<Span> bases, List<Span> unread) {
        StringBuilder rest = new StringBuilder(folded);
        Stream.concat(spans.stream(), unread.stream()).sorted(Comparator.comparing(Span::start).reversed())
                .forEach(span -> rest.replace(span.start, span.end,
                        span.point == null ? "" : bases.contains(span) ? BASE : PLACEHOLDER));
        return rest.toString().replaceAll(" {2,}", " ").strip();
    }

    private static List<Span> spans(String folded, LocalDate today, List<Span> unread) {
        List<Span> spans = new ArrayList<>();
        StringBuilder left = new StringBuilder(folded);
        for (DateForms.Form form : DateForms.ALL) {
            Matcher match = form.pattern().matcher(left.toString());
            while (match.find()) {
                try {
                    spans.add(new Span(match.start(), match.end(), form.read(match, today), false));
                } catch (DateTimeException | IllegalArgumentException impossible) {
                    unread.add(new Span(match.start(), match.end(), null, false));
                }
                left.replace(match.start(), match.end(), TAKEN.repeat(match.end() - match.start()));
            }
        }
        spans.sort(Comparator.comparing(Span::start));
        return spans;
    }

    /** "From january to march" is one. */
    private static List<Span> joined(String folded, List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            Span before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && isOne(folded, before, span)) {
                joined.set(joined.size() - 1, new Span(before.start, span.end, before.point.to(span.point), true));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** "2024 and 2025" is one too, "march and may" is not. */
    private static boolean isOne(String folded, Span before, Span span) {
        if (before.point == Point.YEAR_EARLIER || span.point == Point.YEAR_EARLIER
                || Compared.isAboutTwo(folded, before, span)) {
            return false;
        }
        String joint = folded.substring(before.end, span.start);
        return BETWEEN.matcher(joint).matches() || AND.matcher(joint).matches()
                && (ENTRE.matcher(folded.substring(0, before.start)).find()
                        || before.point.to(span.point).period().from().equals(before.point.period().from())
                                && before.point.period().until().equals(span.point.period().from()));
    }
}
