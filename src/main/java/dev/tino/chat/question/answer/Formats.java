package dev.tino.chat.question.answer;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.tino.chat.question.definition.Column;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.slot.Period;

/** How values are written in a language: R$ 1.234,56 or R$ 1,234.56. */
final class Formats {

    /** Where there is no value. */
    static final String NOTHING = "–";

    private static final DateTimeFormatter PORTUGUESE_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter PORTUGUESE_MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    private final Language language;
    private final DecimalFormatSymbols symbols;

    Formats(Language language) {
        this.language = language;
        symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(language.choose(',', '.'));
        symbols.setGroupingSeparator(language.choose('.', ','));
    }

    /** A JSON value of a column. */
    String value(Column column, Object value) {
        if (value == null) {
            return NOTHING;
        }
        return switch (column.kind()) {
            case TEXT -> text(value.toString());
            case MONEY -> money((Number) value);
            case COUNT -> number("#,##0", (Number) value);
            case NUMBER -> number("#,##0.##", (Number) value);
            case PERCENT -> number("#,##0.##", (Number) value) + "%";
            case DATE -> day(LocalDate.parse(value.toString()));
            case MONTH -> LocalDate.parse(value.toString()).format(language.choose(PORTUGUESE_MONTH, ENGLISH_MONTH));
        };
    }

    private String money(Number value) {
        BigDecimal amount = new BigDecimal(value.toString());
        return (amount.signum() < 0 ? "-R$ " : "R$ ") + number("#,##0.00", amount.abs());
    }

    private String number(String pattern, Number value) {
        return new DecimalFormat(pattern, symbols).format(value);
    }

    /** A name must not end a cell of a table, or begin something of Markdown. */
    static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").replaceAll("([\\\\|*_`<\\[])", "\\\\$1");
    }

    String day(LocalDate day) {
        return language == Language.PT ? day.format(PORTUGUESE_DAY) : day.toString();
    }

    /** As part of a sentence. */
    String period(Period period) {
        if (period.isAll()) {
            return language.choose("em todo o período", "over all time");
        }
        if (period.until().equals(Period.ALL.until())) {
            return language.choose("a partir de ", "from ") + day(period.from()) + language.choose("", " on");
        }
        if (period.from().equals(Period.ALL.from())) {
            return language.choose("até ", "until ") + day(period.last());
        }
        return period.from().equals(period.last()) ? language.choose("em ", "on ") + day(period.from())
                : language.choose("de ", "from ") + day(period.from()) + language.choose(" a ", " to ") + day(period.last());
    }
}
