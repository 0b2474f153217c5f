package dev.tino.finance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccasionTest {

    @Test
    void anAmountIsRoundedFromItsExactValue() {
        // The double 1.005 is 1.00499999999999989...; its decimal digits depend on the JDK that writes them.
        assertThat(Occasion.rounded(1.005, 2)).isEqualTo("1.00");
        assertThat(Occasion.rounded(1.125, 2)).isEqualTo("1.13");
        assertThat(Occasion.rounded(17.5, 0)).isEqualTo("18.00");
        assertThat(Occasion.rounded(0.001, 2)).isEqualTo("0.01");
    }
}
