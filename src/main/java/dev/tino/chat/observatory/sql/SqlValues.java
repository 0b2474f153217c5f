package dev.tino.chat.observatory.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/**
 * What a statement may write of values and their types. No number may begin long: PostgreSQL does not look up from the
 * arithmetic of two numbers, however many digits they have, and so ends none that takes too long.
 */
final class SqlValues {

    private static final Pattern PLAIN_STRING = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");
    private static final Pattern TIME_KEY = Pattern.compile("[A-Za-z_]+(?:\\(\\))?");
    private static final Pattern TYPE = Pattern.compile(
            "([a-z0-9]+)(?: precision)?\\s*(?:\\((\\d{1,4})(?:,\\s*(\\d{1,3}))?\\))?(?: without time zone)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
    private static final int LONGEST_NUMBER = 31;
    /** Texts turn into numbers where numbers are wanted. */
    private static final Pattern EXPONENT = Pattern.compile("[+-]?[\\d_]*\\.?[\\d_]*[eE][+-]?[\\d_]+");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[+-]?[\\d.][\\da-fA-FxXoO_.]*");

    private static final int MOST_DIGITS = 60;
    private static final int MOST_DECIMALS = 30;
    /** Of a cast that names no precision: room for any sum, and none for 1e130000, wherever that may come from. */
    private static final String BOUNDS = " (60, 20)";

    private SqlValues() {
    }

    static void check(Object part) {
        if (part instanceof StringValue text) {
            requirePlain(text.toString(), part);
            requireNoHugeNumber(text.getValue().strip());
        } else if (part instanceof LongValue number) {
            requireNumber(number.getStringValue());
        } else if (part instanceof DoubleValue number) {
            requireNumber(number.toString());
        } else if (part instanceof DateTimeLiteralExpression date) {
            requirePlain(date.getValue(), part);
        } else if (part instanceof IntervalExpression interval) {
            require(interval.getParameter() == null || PLAIN_STRING.matcher(interval.getParameter()).matches(), part);
            require(interval.getIntervalType() == null || WORD.matcher(interval.getIntervalType()).matches(), part);
        } else if (part instanceof ExtractExpression extract && !WORD.matcher(extract.getName()).matches()) {
            throw SqlReader.refuse("%s is nothing to extract".formatted(extract.getName()));
        } else if (part instanceof TimeKeyExpression time) {
            require(TIME_KEY.matcher(time.getStringValue()).matches(), part);
        } else if (part instanceof RowConstructor<?> row) {
            require(row.getName() == null || row.getName().isEmpty() || row.getName().equalsIgnoreCase("row"), part);
        } else if (part instanceof CastExpression cast) {
            checkCast(cast);
        }
    }

    private static void requirePlain(String literal, Object part) {
        require(literal != null && PLAIN_STRING.matcher(literal).matches(), part);
    }

    private static void require(boolean plain, Object part) {
        if (!plain) {
            throw SqlReader.refuse("%s is no plain literal".formatted(part));
        }
    }

    private static void requireNumber(String number) {
        if (!NUMBER.matcher(number).matches() || number.length() > LONGEST_NUMBER) {
            throw SqlReader.refuse("A number has at most 30 digits and no exponent");
        }
    }

    private static void requireNoHugeNumber(String text) {
        if (EXPONENT.matcher(text).matches()
                || text.length() > LONGEST_NUMBER + 1 && LIKE_A_NUMBER.matcher(text).matches()) {
            throw SqlReader.refuse("A number has at most 30 digits and no exponent, as a text, too");
        }
    }

    private static void checkCast(CastExpression cast) {
        ColDataType type = cast.getColDataType();
        String name = type == null || type.getDataType() == null ? "" : SqlNames.folded(type.getDataType().strip());
        Matcher parts = TYPE.matcher(name);
        boolean plain = type != null && isEmpty(type.getArgumentsStringList()) && isEmpty(type.getArrayData())
                && type.getCharacterSet() == null && cast.getFormat() == null && isEmpty(cast.getColumnDefinitions())
                && (cast.keyword == null || cast.keyword.isEmpty() || cast.keyword.equalsIgnoreCase("cast"));
        if (!plain || !parts.matches() || !Allowed.TYPES.contains(parts.group(1))) {
            throw SqlReader.refuse("A cast to %s is not allowed; those to these types are: %s".formatted(type,
                    String.join(", ", Allowed.TYPES)));
        }
        if (parts.group(1).equals("numeric") || parts.group(1).equals("decimal")) {
            bound(type, parts);
        }
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }

    private static void bound(ColDataType type, Matcher parts) {
        if (parts.group(2) == null) {
            type.setDataType(parts.group(1) + BOUNDS);
            return;
        }
        if (Integer.parseInt(parts.group(2)) > MOST_DIGITS
                || parts.group(3) != null && Integer.parseInt(parts.group(3)) > MOST_DECIMALS) {
            throw SqlReader.refuse("A cast to %s is not allowed; at most numeric(%d, %d)".formatted(type, MOST_DIGITS,
                    MOST_DECIMALS));
        }
    }
}
