package dev.tino.compat.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceBoundTest {

    @Test
    void boundsAreCentsThatDoNotWidenTheRange() {
        assertThat(PriceBound.least("10.001")).isEqualTo("10.01");
        assertThat(PriceBound.greatest("10.009")).isEqualTo("10.00");
        assertThat(PriceBound.least("51.77")).isEqualTo("51.77");
        assertThat(PriceBound.greatest("51.77")).isEqualTo("51.77");
        assertThat(PriceBound.greatest("+.5")).isEqualTo("0.50");
        assertThat(PriceBound.greatest("1e300")).isEqualTo("99999999.99");
        assertThat(PriceBound.greatest("-3")).isNegative();
    }

    @Test
    void whatIsNoNumberIsNone() {
        for (String typed : new String[] { null, "", "x", "1,5", "NaN", "Infinity", "1d", "0x10", "--1", "1e", "1e1e1" }) {
            assertThat(PriceBound.least(typed)).as(typed).isNull();
        }
    }
}
