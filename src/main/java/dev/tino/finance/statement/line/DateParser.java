package dev.tino.finance.statement.line;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates as statements write them: {@code 2026-01-31}, {@code 31/01/2026}, {@code 31.01.26}, {@code 20260131},
 * {@code 31 jan 2026}, each with or without a time of day, which is dropped. A date that the calendar does not know
 * is refused, never moved to the next day that it knows.
 */
public enum DateParser {
    DAY_FIRST,
    MONTH_FIRST;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    /** {@code 80} is 1980 and {@code 79} is 2079: no bank sent files before, none is that far ahead. */
    private static final int FIRST_SHORT_YEAR = 80;
    private static final int LONGEST = 40;

    private static final String TIME = "(?:(?:T| |, ?| - )(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,:]\\d{1,9})?)?"
            + "(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[-+]\\d{2}(?::?\\d{2})?))?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern
            .compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern NAMED = Pattern
            .compile("(\\d{1,2})[-/. ](?:de )?([A-Za-z\u00e7\u00c7]{3,9})\\.?[-/., ] ?(?:de )?(\\d{4}|\\d{2})" + TIME);
    private static final List<Set<String>> MONTHS = List.of(Set.of("jan", "janeiro", "january"),
            Set.of("fev", "fevereiro", "feb", "february"), Set.of("mar", "marco", "march"),
            Set.of("abr", "abril", "apr", "april"), Set.of("mai", "maio", "may"),
            Set.of("jun", "junho", "june"), Set.of("jul", "julho", "july"), Set.of("ago", "agosto", "aug", "august"),
            Set.of("set", "setembro", "sep", "sept", "september"), Set.of("out", "outubro", "oct", "october"),
            Set.of("nov", "novembro", "november"), Set.of("dez", "dezembro", "dec", "december"));

    /** The order that a file's dates prove; day first as long as some day above 12 does not prove the other. */
    public static DateParser of(Stream<String> dates) {
        boolean[] proved = new boolean[2];
        dates.map(Words::tidy).forEach(date -> {
            Matcher matcher = YEAR_LAST.matcher(date);
            if (date.length() <= LONGEST && matcher.matches()) {
                int first = number(matcher, 1);
                int second = number(matcher, 2);
                proved[0] |= first > 12 && first <= 31 && second <= 12;
                proved[1] |= second > 12 && second <= 31 && first <= 12;
            }
        });
        return proved[1] && !proved[0] ? MONTH_FIRST : DAY_FIRST;
    }

    public LocalDate parse(String text) throws BadLine {
        String date = Words.tidy(text);
        if (date.isEmpty()) {
            throw new BadLine("The date is missing");
        }
        if (date.length() > LONGEST) {
            throw unknown(text);
        }
        for (Pattern pattern : List.of(YEAR_FIRST, COMPACT)) {
            Matcher matcher = pattern.matcher(date);
            if (matcher.matches()) {
                return date(text, number(matcher, 1), number(matcher, 2), number(matcher, 3));
            }
        }
        Matcher numbers = YEAR_LAST.matcher(date);
        if (numbers.matches()) {
            int day = number(numbers, this == DAY_FIRST ? 1 : 2);
            int month = number(numbers, this == DAY_FIRST ? 2 : 1);
            return date(text, year(numbers), month, day);
        }
        Matcher named = NAMED.matcher(date);
        if (named.matches()) {
            return date(text, year(named), month(named.group(2)), number(named, 1));
        }
        throw unknown(text);
    }

    /** 1 to 12, 0 for what is no month. */
    private static int month(String name) {
        String folded = Words.fold(name);
        int month = MONTHS.size();
        while (month > 0 && !MONTHS.get(month - 1).contains(folded)) {
            month--;
        }
        return month;
    }

    private static LocalDate date(String text, int year, int month, int day) throws BadLine {
        if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new BadLine("The date %s is not in the calendar".formatted(BadLine.quote(text)));
        }
        return inRange(LocalDate.of(year, month, day));
    }

    /** The date, if a statement may be that old or that far ahead. */
    public static LocalDate inRange(LocalDate date) throws BadLine {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new BadLine("The year %d is not between %d and %d".formatted(date.getYear(), FIRST_YEAR, LAST_YEAR));
        }
        return date;
    }

    private static BadLine unknown(String text) {
        return new BadLine("The date %s is in no known form".formatted(BadLine.quote(text)));
    }

    private static int year(Matcher matcher) {
        int year = number(matcher, 3);
        if (matcher.group(3).length() == 4) {
            return year;
        }
        return year < FIRST_SHORT_YEAR ? 2000 + year : 1900 + year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
