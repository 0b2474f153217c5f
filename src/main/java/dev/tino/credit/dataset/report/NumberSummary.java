package dev.tino.credit.dataset.report;

import java.math.BigDecimal;
import java.math.MathContext;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * Numbers added up. The sums are exact: added up in any order they are the same to the last digit, and nothing cancels out
 * when their spread is small beside their size.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class NumberSummary {

    private long count;
    private double min = Double.MAX_VALUE;
    private double max = -Double.MAX_VALUE;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;

    void add(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        count++;
        min = Math.min(min, number);
        max = Math.max(max, number);
        sum = sum.add(exact);
        squares = squares.add(exact.multiply(exact));
    }

    void addAll(NumberSummary other) {
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        sum = sum.add(other.sum);
        squares = squares.add(other.squares);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double mean() {
        return sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
    }

    /** Of the sample; null for a single number. */
    Double standardDeviation() {
        if (count < 2) {
            return null;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal spread = squares.multiply(n).subtract(sum.multiply(sum));
        return Math.sqrt(spread.divide(n.multiply(BigDecimal.valueOf(count - 1)), MathContext.DECIMAL128).doubleValue());
    }
}
