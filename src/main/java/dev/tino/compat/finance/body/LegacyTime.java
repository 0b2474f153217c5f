package dev.tino.compat.finance.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A point in time as pydantic reads it: a day, a day with a time, or seconds or milliseconds since 1970.
 *
 * @param offset null when nothing was said of it
 */
public record LegacyTime(LocalDateTime local, ZoneOffset offset) {

    /** Numbers beyond are milliseconds. */
    private static final double MOST_SECONDS = 2e10;
    private static final double MOST_MILLISECONDS = 1e14;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'",
            Locale.ENGLISH);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendPattern("['T']['t'][' ']['_']HH:mm").optionalStart().appendPattern(":ss").optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalEnd()
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd().optionalEnd()
            .toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public static LegacyTime now() {
        return new LegacyTime(LocalDateTime.now(ZoneOffset.UTC), null);
    }

    /** Null when it is none. */
    public static LegacyTime read(JsonNode value) {
        if (value.isNumber()) {
            return since1970(value.doubleValue());
        }
        if (!value.isTextual()) {
            return null;
        }
        String text = value.textValue().strip();
        return text.matches("-?\\d{1,20}(\\.\\d{1,9})?") ? since1970(Double.parseDouble(text)) : read(text);
    }

    private static LegacyTime read(String text) {
        try {
            TemporalAccessor parsed = READ.parseBest(text, LocalDateTime::from, LocalDate::from);
            return parsed instanceof LocalDate day ? new LegacyTime(day.atStartOfDay(), null)
                    : new LegacyTime((LocalDateTime) parsed, offset(text));
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    private static ZoneOffset offset(String text) {
        TemporalAccessor parsed = READ.parse(text);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : null;
    }

    private static LegacyTime since1970(double number) {
        if (!(Math.abs(number) < MOST_MILLISECONDS)) {
            return null;
        }
        double millis = Math.abs(number) > MOST_SECONDS ? number : number * 1_000;
        return new LegacyTime(LocalDateTime.ofInstant(Instant.ofEpochMilli(Math.round(millis)), ZoneOffset.UTC),
                ZoneOffset.UTC);
    }

    /** The day that was written, wherever that was. */
    public LocalDate day() {
        return local.toLocalDate();
    }

    /** As that system's framework writes times: {@code Mon, 15 Jan 2024 00:00:00 GMT}. */
    @JsonValue
    public String httpDate() {
        return HTTP_DATE.format(offset == null ? local : local.minusSeconds(offset.getTotalSeconds()));
    }

    public static String httpDate(LocalDate day) {
        return HTTP_DATE.format(day.atStartOfDay());
    }

    /** When a row with such an id was made: its first 48 bits tell the milliseconds. */
    public static String httpDate(UUID version7) {
        return HTTP_DATE.format(
                Instant.ofEpochMilli(version7.getMostSignificantBits() >>> 16).atOffset(ZoneOffset.UTC));
    }

    /** As results of jobs have it: {@code 2024-01-15T00:00:00}. */
    public String iso() {
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        return offset == null ? text : text + offset.getId();
    }
}
