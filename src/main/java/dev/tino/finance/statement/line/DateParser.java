package dev.tino.finance.statement.line;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
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
    private static final int LONGEST = 40;

    private static final String TIME = "(?:[T ,][\\d:.,TZ+\\- APMapm]*)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern
            .compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern NAMED = Pattern
            .compile("(\\d{1,2})[-/. ](?:de )?(\\p{L}{3,9})\\.?[-/., ] ?(?:de )?(\\d{4}|\\d{2})" + TIME);
    private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("jan", 1), Map.entry("fev", 2),
            Map.entry("feb", 2), Map.entry("mar", 3), Map.entry("abr", 4), Map.entry("apr", 4), Map.entry("mai", 5),
            Map.entry("may", 5), Map.entry("jun", 6), Map.entry("jul", 7), Map.entry("ago", 8), Map.entry("aug", 8),
            Map.entry("set", 9), Map.entry("sep", 9), Map.entry("out", 10), Map.entry("oct", 10), Map.entry("nov", 11),
            Map.entry("dez", 12), Map.entry("dec", 12));

    /** The order that a file's dates prove; day first as long as some day above 12 does not prove the other. */
    public static DateParser of(Stream<String> dates) {
        boolean[] proved = new boolean[2];
        dates.forEach(date -> {
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
        Matcher matcher = YEAR_FIRST.matcher(date);
        if (matcher.matches() || (matcher = COMPACT.matcher(date)).matches()) {
            return date(text, number(matcher, 1), number(matcher, 2), number(matcher, 3));
        }
        matcher = YEAR_LAST.matcher(date);
        if (matcher.matches()) {
            int day = number(matcher, this == DAY_FIRST ? 1 : 2);
            int month = number(matcher, this == DAY_FIRST ? 2 : 1);
            return date(text, year(matcher), month, day);
        }
        matcher = NAMED.matcher(date);
        if (matcher.matches()) {
            Integer month = MONTHS.get(Words.fold(matcher.group(2)).substring(0, 3));
            return date(text, year(matcher), month == null ? 0 : month, number(matcher, 1));
        }
        throw unknown(text);
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
        return matcher.group(3).length() == 2 ? 2000 + year : year;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
