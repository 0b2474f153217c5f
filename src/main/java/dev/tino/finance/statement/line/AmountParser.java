package dev.tino.finance.statement.line;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Amounts as statements write them. A text that can mean one thing only is understood by itself ({@code 1.234,56},
 * {@code 12.5}); the constant decides what {@code 1.234} and {@code 1,234} are.
 */
public enum AmountParser {
    /** {@code 1.234} is one thousand two hundred thirty-four. */
    DECIMAL_COMMA,
    /** {@code 1,234} is. */
    DECIMAL_POINT,
    /** Neither is: as OFX has it, there are no thousands separators and no currency signs. */
    OFX;

    /** The first amount that {@code numeric(14,2)} does not hold. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);
    private static final int LONGEST = 60;

    private static final String SIGN = "[-+\u2212\u2013]";
    private static final String CURRENCY = "R\\$|US\\$|\\$|\u20ac|\u00a3|BRL|USD|EUR|GBP";
    private static final Pattern AMOUNT = Pattern.compile("(\\()? ?(" + SIGN + ")? ?(" + CURRENCY + ")? ?(" + SIGN
            + ")? ?([.,]?\\d[\\d.,' ]*?) ?(" + CURRENCY + ")? ?(" + SIGN + ")? ?(DB?|CR?)? ?(\\))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMALS = Pattern.compile(".*([.,])\\d{1,2}\\D*");
    private static final Pattern WHOLE = Pattern.compile("\\d*|\\d{1,3}(?:([., '])\\d{3})(?:\\1\\d{3})*");
    private static final Pattern THOUSANDS_OR_NOT = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** The style that most of a column's amounts prove. */
    public static AmountParser of(Stream<String> amounts, AmountParser otherwise) {
        int[] balance = new int[1];
        amounts.filter(amount -> amount.length() <= LONGEST).forEach(amount -> {
            Matcher matcher = DECIMALS.matcher(amount);
            if (matcher.matches()) {
                balance[0] += matcher.group(1).equals(",") ? 1 : -1;
            }
        });
        if (balance[0] == 0) {
            return otherwise;
        }
        return balance[0] > 0 ? DECIMAL_COMMA : DECIMAL_POINT;
    }

    public BigDecimal parse(String text) throws BadLine {
        String tidy = Words.tidy(text);
        if (tidy.isEmpty()) {
            throw new BadLine("The amount is missing");
        }
        Matcher matcher = AMOUNT.matcher(tidy);
        if (tidy.length() > LONGEST || !matcher.matches() || this == OFX && isAdorned(matcher)) {
            throw notANumber(text);
        }
        BigDecimal amount = checked(number(text, matcher.group(5)), text);
        return isNegative(text, matcher) ? amount.negate() : amount;
    }

    /**
     * A number of a spreadsheet, without the noise that binary fractions leave after 15 digits.
     *
     * @param text the number as a person is told of it
     */
    public static BigDecimal of(double number, String text) throws BadLine {
        if (Double.isNaN(number)) {
            throw notANumber(text);
        }
        if (Math.abs(number) >= LIMIT.doubleValue()) {
            throw tooLarge(text);
        }
        return checked(new BigDecimal(number, new MathContext(15)).stripTrailingZeros(), text);
    }

    private BigDecimal number(String text, String digits) throws BadLine {
        int point = decimalPoint(digits);
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        Matcher groups = WHOLE.matcher(whole);
        boolean endsInPoint = point == digits.length() - 1;
        boolean pointTwice = groups.matches() && groups.group(1) != null && point >= 0
                && groups.group(1).charAt(0) == digits.charAt(point);
        boolean grouped = groups.matches() && groups.group(1) != null;
        if (endsInPoint || pointTwice || grouped && this == OFX || !groups.matches()
                || !fraction.chars().allMatch(Character::isDigit)) {
            throw notANumber(text);
        }
        BigDecimal number = new BigDecimal("0" + whole.replaceAll("\\D", "") + "." + fraction + "0");
        // 12.500 may be either, and is told as such; 12.5000 cannot be thousands.
        return fraction.length() == 3 && this != OFX ? number : number.stripTrailingZeros();
    }

    /** The index of the separator before the decimals, -1 when there are none. */
    private int decimalPoint(String digits) {
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        int last = Math.max(comma, point);
        if (comma >= 0 && point >= 0 || last < 0) {
            return last;
        }
        if (digits.indexOf(digits.charAt(last)) != last) {
            return -1;
        }
        boolean thousands = THOUSANDS_OR_NOT.matcher(digits).matches()
                && this == (comma >= 0 ? DECIMAL_POINT : DECIMAL_COMMA);
        return thousands ? -1 : last;
    }

    private static BigDecimal checked(BigDecimal amount, String text) throws BadLine {
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw tooLarge(text);
        }
        if (amount.scale() > 2) {
            throw new BadLine("The amount %s has more than two decimals".formatted(BadLine.quote(text)));
        }
        return amount.setScale(2);
    }

    /** Whether the text itself says what it is, by a sign, brackets or a D or C. */
    public static boolean isSigned(String text) {
        Matcher matcher = AMOUNT.matcher(Words.tidy(text));
        return text.length() <= LONGEST && matcher.matches()
                && IntStream.of(1, 2, 4, 7, 8).anyMatch(group -> matcher.group(group) != null);
    }

    private static boolean isAdorned(Matcher matcher) {
        return matcher.group(1) != null || matcher.group(3) != null || matcher.group(6) != null
                || matcher.group(7) != null || matcher.group(8) != null;
    }

    private static boolean isNegative(String text, Matcher matcher) throws BadLine {
        boolean bracketed = matcher.group(1) != null;
        int signs = count(matcher.group(2)) + count(matcher.group(4)) + count(matcher.group(7));
        if (bracketed != (matcher.group(9) != null) || signs + (bracketed ? 1 : 0) > 1) {
            throw notANumber(text);
        }
        String mark = matcher.group(8) == null ? "" : matcher.group(8).substring(0, 1);
        boolean minus = bracketed || isMinus(matcher.group(2)) || isMinus(matcher.group(4)) || isMinus(matcher.group(7));
        if (minus && mark.equalsIgnoreCase("C") || signs > 0 && !minus && mark.equalsIgnoreCase("D")) {
            throw new BadLine("The amount %s is a credit and a debit at once".formatted(BadLine.quote(text)));
        }
        return minus || mark.equalsIgnoreCase("D");
    }

    private static int count(String sign) {
        return sign == null ? 0 : 1;
    }

    private static boolean isMinus(String sign) {
        return sign != null && !sign.equals("+");
    }

    private static BadLine notANumber(String text) {
        return new BadLine("The amount %s is not a number".formatted(BadLine.quote(text)));
    }

    private static BadLine tooLarge(String text) {
        return new BadLine("The amount %s is too large".formatted(BadLine.quote(text)));
    }
}
