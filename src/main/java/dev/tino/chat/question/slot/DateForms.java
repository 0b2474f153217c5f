package dev.tino.chat.question.slot;

import static dev.tino.chat.question.slot.NumberWords.NUMBER;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways in which people name days, months and longer times; those that say more stand first. */
final class DateForms {

    private static final List<String> MONTHS = List.of("janeiro january jan", "fevereiro february fev feb", "marco march mar",
            "abril april abr apr", "maio may mai", "junho june jun", "julho july jul", "agosto august ago aug",
            "setembro september set sep sept", "outubro october out oct", "novembro november nov", "dezembro december dez dec");

    private static final String LONG = "(janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
            + "|january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String SHORT = "(jan|fev|feb|mar|abr|apr|mai|jun|jul|ago|aug|set|sept?|out|oct|nov|dez|dec)";
    private static final String ANY_MONTH = "(" + LONG.substring(1, LONG.length() - 1) + "|"
            + SHORT.substring(1, SHORT.length() - 1) + ")";
    private static final String YEAR = "((?:19|20)\\d\\d|ano passado|last year|ano retrasado|[dn]?es[st]e ano|this year|ano atual)";
    private static final String OF_YEAR = "(?: (?:de |do |do ano de |of |in |em )?" + YEAR + ")?";
    private static final String UNIT = "(" + CalendarUnit.ANY + ")";
    private static final String ORDINAL = "(1|2|3|4|primeiro|segundo|terceiro|quarto|first|second|third|fourth)(?:[oa]|st|nd|rd|th)?";

    private DateForms() {
    }

    /** One of those ways. */
    record Form(Pattern pattern, BiFunction<MatchResult, LocalDate, Point> reading) {

        static Form of(String pattern, BiFunction<MatchResult, LocalDate, Point> reading) {
            return new Form(Pattern.compile("(?<![a-z0-9/])(?:" + pattern + ")(?![a-z0-9/])"), reading);
        }

        /** @throws DateTimeException when there is no such day or month */
        Point read(MatchResult match, LocalDate today) {
            return reading.apply(match, today);
        }
    }

    static final List<Form> ALL = List.of(
            Form.of("todo o periodo|periodo todo|todo o historico|desde sempre|desde o (?:inicio|comeco)|de todos os tempos"
                    + "|(?:of )?all time|ever|since the beginning|all periods?|full history",
                    (m, today) -> Point.of(Period.ALL)),
            Form.of("(?:o |a |the |d?o )?(?:mesm[oa]s? (?:periodo|epoca|mes|meses|dias?|trimestre|bimestre|semestre|semana)|same (?:period|"
                    + "months?|time|days?|quarter|half|weeks?))(?: (?:de|do|da|no|em|of|in|the|a))*"
                    + " (?:ano (?:passado|anterior)|(?:last|previous|prior) year|year (?:before|earlier|ago))"
                    + "|um ano (?:antes|atras)|(?:a|one) year (?:earlier|before|ago)", (m, today) -> Point.YEAR_EARLIER),
            // Days of one month.
            Form.of("(?:dia )?(\\d{1,2})o? ?(?:a|ao|ate|e|-|/) ?(?:o )?(?:dia )?(\\d{1,2}) de " + ANY_MONTH + OF_YEAR,
                    (m, today) -> days(m.group(4), m.group(3), m.group(1), m.group(2), today)),
            Form.of("(?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:to|and|until|through|-) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?"
                    + ANY_MONTH
                    + OF_YEAR, (m, today) -> days(m.group(4), m.group(3), m.group(1), m.group(2), today)),
            Form.of(ANY_MONTH
                    + " (?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:to|and|until|through|-) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?"
                    + OF_YEAR,
                    (m, today) -> days(m.group(4), m.group(1), m.group(2), m.group(3), today)),
            Form.of("dia (\\d{1,2}) (?:a|ao|ate|ate o|e)(?: o)? ?(?:dia )?(\\d{1,2})(?! de )",
                    (m, today) -> daysOfMonth(number(m, 1), number(m, 2), today)),
            // Days.
            Form.of("(\\d{4})-(\\d{1,2})-(\\d{1,2})", (m, today) -> day(number(m, 1), number(m, 2), number(m, 3))),
            Form.of("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})", (m, today) -> day(year(m.group(3), today), number(m, 2),
                    number(m, 1))),
            Form.of("(?:dia )?(\\d{1,2})o? de " + ANY_MONTH + OF_YEAR, (m, today) -> dayOf(m.group(3), m.group(2), m.group(1),
                    today)),
            Form.of("(\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + ANY_MONTH + " " + YEAR, (m, today) -> dayOf(m.group(3), m.group(2),
                    m.group(1), today)),
            Form.of("(\\d{1,2})(?:st|nd|rd|th) (?:of )?" + ANY_MONTH, (m, today) -> dayOf(null, m.group(2), m.group(1), today)),
            Form.of(LONG + " (\\d{1,2})(?:st|nd|rd|th)?" + OF_YEAR,
                    (m, today) -> dayOf(m.group(3), m.group(1), m.group(2), today)),
            // Months of a year: "jan/25" is one of 2025.
            Form.of(ANY_MONTH + " (?:de |do |do ano de |of |in )?" + YEAR,
                    (m, today) -> month(m.group(1), year(m.group(2), today),
                            today)),
            Form.of(SHORT + " (?:de )?([2-3]\\d)", (m, today) -> month(m.group(1), year(m.group(2), today), today)),
            Form.of("(\\d{1,2})[/-]((?:19|20)\\d\\d)",
                    (m, today) -> Point.of(Period.months(YearMonth.of(number(m, 2), number(m, 1)),
                            1))),
            Form.of("((?:19|20)\\d\\d)[/-](\\d{1,2})",
                    (m, today) -> Point.of(Period.months(YearMonth.of(number(m, 1), number(m, 2)),
                            1))),
            // Quarters and halves.
            Form.of("(?:ultimo|last) (trimestre|quarter) (?:de |do |do ano de |of )" + YEAR,
                    (m, today) -> part(3, 4, m.group(2), today)),
            Form.of("(?:the )?" + ORDINAL + " ?(?:trimestre|tri|quarter)" + OF_YEAR, (m, today) -> part(3, ordinal(m.group(1)),
                    m.group(2), today)),
            Form.of("[qt]([1-4])(?: ?(?:/|de |do |of |in )?" + "((?:19|20)\\d\\d|\\d\\d))?", (m, today) -> part(3, number(m, 1),
                    m.group(2), today)),
            Form.of("([1-4])[qt](?: ?(?:/|de |do |of )?" + "((?:19|20)\\d\\d|\\d\\d))?", (m, today) -> part(3, number(m, 1),
                    m.group(2), today)),
            Form.of("((?:19|20)\\d\\d)[ -/]?[qt]([1-4])", (m, today) -> part(3, number(m, 2), m.group(1), today)),
            Form.of("(?:the )?" + ORDINAL + " (?:semestre|half|semester)" + OF_YEAR, (m, today) -> part(6,
                    Math.min(2, ordinal(m.group(1))), m.group(2), today)),
            Form.of("[hs]([12])(?: ?(?:/|de |do |of |in )?" + "((?:19|20)\\d\\d|\\d\\d))?", (m, today) -> part(6, number(m, 1),
                    m.group(2), today)),
            Form.of("dia (\\d{1,2})|(?:on )?the (\\d{1,2})(?:st|nd|rd|th)", (m, today) -> daysOfMonth(
                    number(m, m.group(1) != null ? 1 : 2), number(m, m.group(1) != null ? 1 : 2), today)),
            // What is near to now.
            Form.of("hoje|today", (m, today) -> Point.of(Period.day(today))),
            Form.of("anteontem|(?:the )?day before yesterday", (m, today) -> Point.of(Period.day(today.minusDays(2)))),
            Form.of("ontem|yesterday", (m, today) -> Point.of(Period.day(today.minusDays(1)))),
            Form.of("(?:ultim[oa]s|last|past|previous|recent|trailing) " + NUMBER + " " + UNIT, (m, today) -> Point.of(
                    unit(m, 2).upTo(today, count(m, 1)))),
            Form.of("(?:proxim[oa]s|next|coming|following) " + NUMBER + " " + UNIT,
                    (m, today) -> new Point(When.ahead(unit(m, 2).from(today, count(m, 1))), true)),
            Form.of("(?:ha|faz|fazem|for|over)(?: the)? (menos de |less than |under )" + NUMBER + " " + UNIT,
                    (m, today) -> Point.of(
                            unit(m, 3).upTo(today, count(m, 2)))),
            Form.of("(?:(?:ha|faz|fazem|for)(?: ja)? (?:(mais de |mais que |more than |over )|pelo menos |cerca de |no minimo |at least |about )?|(over (?=[a-z0-9]+ [a-z]+ (?:overdue|late|past due|old))|more than |mais de |acima de ))"
                    + NUMBER + " " + UNIT + "(?: ou mais| or more| overdue| late| past due| atras| de atraso)?",
                    DateForms::age),
            Form.of(NUMBER + " " + UNIT + " (?:atras|ago|antes)",
                    (m, today) -> Point.of(unit(m, 2).around(today, -count(m, 1)))),
            Form.of("(?:em ate|dentro de|within|no prazo de)(?: the next| os proximos)? " + NUMBER + " " + UNIT,
                    (m, today) -> new Point(
                            When.ahead(unit(m, 2).from(today, count(m, 1))), true)),
            Form.of("(?:daqui a|daqui|d aqui a) " + NUMBER + " " + UNIT + "|" + NUMBER + " " + UNIT + " from (?:now|today)",
                    DateForms::further),
            Form.of("(?:em|in) " + NUMBER + " " + UNIT,
                    (m, today) -> new Point(When.ahead(unit(m, 2).from(today, count(m, 1))), true)),
            Form.of("[nd]?[eo]?(?:ano retrasado|year before last)", (m, today) -> Point.of(Period.year(today.getYear() - 2))),
            Form.of("(?:[nd]?es[st][ea]|this|the current|current) " + UNIT, (m, today) -> near(m, today, 0)),
            Form.of(UNIT + " (?:atual|corrente|vigente|to date|so far)", (m, today) -> near(m, today, 0)),
            Form.of("ytd", (m, today) -> Point.of(Period.year(today.getYear()))),
            Form.of("mtd", (m, today) -> Point.of(CalendarUnit.MONTH.around(today, 0))),
            Form.of("qtd", (m, today) -> Point.of(CalendarUnit.QUARTER.around(today, 0))),
            Form.of(UNIT + " (?:passad[oa]|anterior)", (m, today) -> near(m, today, -1)),
            Form.of("(?:ultim[oa]|last|previous|prior|past) " + UNIT, (m, today) -> near(m, today, -1)),
            Form.of("(?:proxim[oa]|next|coming) " + UNIT, (m, today) -> near(m, today, 1)),
            // "The largest of the month" means this one.
            Form.of("(?<=\\b(?:d[oa]|n[oa]|of the|for the|in the) )" + UNIT + "(?! (?:a|e|to|ending|by)\\b)",
                    (m, today) -> near(m, today, 0)),
            Form.of(UNIT + " (?:que vem|seguinte)", (m, today) -> near(m, today, 1)),
            // Months and years alone; "may" is a verb too, and so it needs a word before it that none follows.
            Form.of("(?<=\\b(?:in|of|for|since|from|to|until|between|and|during|last|this|through) )may",
                    (m, today) -> month("may", 0,
                            today)),
            Form.of(LONG.replace("|may", ""), (m, today) -> month(m.group(1), 0, today)),
            Form.of("(?:ano de |year )?((?:19|20)\\d\\d)", (m, today) -> Point.of(Period.year(number(m, 1)))));

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static CalendarUnit unit(MatchResult match, int group) {
        return CalendarUnit.of(match.group(group));
    }

    private static int count(MatchResult match, int group) {
        return Math.max(1, NumberWords.value(match.group(group)));
    }

    /** "For more than 60 days": how long something lasts, or how old it is. */
    private static Point age(MatchResult match, LocalDate today) {
        boolean more = match.group(1) != null || match.group(2) != null;
        CalendarUnit unit = unit(match, 4);
        Period within = unit.upTo(today, count(match, 3));
        Period older = new Period(Period.ALL.from(), more ? within.from().minusDays(1) : within.from());
        Period period = more ? older : match.group().startsWith("for") ? within : unit.around(today, -count(match, 3));
        Set<When.Reading> fits = match.group(2) == null ? When.ANY : Set.of(When.Reading.OLDER, When.Reading.WITHIN);
        return new Point(new When(period, within, older, period, fits), true);
    }

    private static Point further(MatchResult match, LocalDate today) {
        int group = match.group(1) != null ? 1 : 3;
        return new Point(When.ahead(unit(match, group + 1).around(today, count(match, group))), true);
    }

    private static Point days(String year, String month, String first, String last, LocalDate today) {
        return Point.of(year(year, today), today,
                known -> new Period(LocalDate.of(known, month(month), Integer.parseInt(first)),
                        LocalDate.of(known, month(month), Integer.parseInt(last)).plusDays(1)));
    }

    /** The latest that have begun; for what is to come, the next that have not ended. */
    private static Point daysOfMonth(int first, int last, LocalDate today) {
        if (first < 1 || last < 1 || first > 31 || last > 31) {
            throw new DateTimeException("No day of a month");
        }
        Period latest = null;
        Period coming = null;
        for (int further = -2; further <= 2 && coming == null; further++) {
            YearMonth month = YearMonth.from(today).plusMonths(further);
            YearMonth begins = first > last ? month.minusMonths(1) : month;
            if (last <= month.lengthOfMonth() && first <= begins.lengthOfMonth()) {
                Period found = new Period(begins.atDay(first), month.atDay(last).plusDays(1));
                latest = found.from().isAfter(today) ? latest : found;
                coming = found.until().isAfter(today) ? found : null;
            }
        }
        return new Point(new When(latest, latest, latest, coming == null ? latest : coming, When.ANY), true);
    }

    private static Point near(MatchResult match, LocalDate today, int further) {
        return Point.of(unit(match, 1).around(today, further));
    }

    /** @return 0 when nothing was said of it */
    private static int year(String said, LocalDate today) {
        if (said == null) {
            return 0;
        }
        if (Character.isDigit(said.charAt(0))) {
            return said.length() == 2 ? 2000 + Integer.parseInt(said) : Integer.parseInt(said);
        }
        int back = said.contains("retrasado") ? 2 : said.contains("passado") || said.contains("last") ? 1 : 0;
        return today.getYear() - back;
    }

    /** Day first, as in Brazil, unless the second number can be no month. */
    private static Point day(int year, int month, int day) {
        return Point.of(Period.day(month > 12 && day <= 12 ? LocalDate.of(year, day, month) : LocalDate.of(year, month, day)));
    }

    private static Point dayOf(String year, String month, String day, LocalDate today) {
        int dayOfMonth = Integer.parseInt(day);
        return Point.of(year(year, today), today, known -> Period.day(LocalDate.of(known, month(month), dayOfMonth)));
    }

    private static Point month(String name, int year, LocalDate today) {
        return Point.of(year, today, known -> Period.months(YearMonth.of(known, month(name)), 1));
    }

    private static int month(String name) {
        for (int month = 0; month < MONTHS.size(); month++) {
            if (List.of(MONTHS.get(month).split(" ")).contains(name)) {
                return month + 1;
            }
        }
        throw new DateTimeException(name);
    }

    private static Point part(int months, int number, String year, LocalDate today) {
        return Point.of(year(year, today), today,
                known -> Period.months(YearMonth.of(known, (number - 1) * months + 1), months));
    }

    private static int ordinal(String word) {
        return switch (word) {
            case "1", "primeiro", "first" -> 1;
            case "2", "segundo", "second" -> 2;
            case "3", "terceiro", "third" -> 3;
            default -> 4;
        };
    }
}
