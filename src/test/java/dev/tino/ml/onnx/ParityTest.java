package dev.tino.ml.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParityTest {

    @Test
    void theWorstRowIsNamed() {
        Parity parity = Parity.of(new double[][] { { 0.5, 0.5 }, { 0.25, 0.75 } },
                new float[][] { { 0.5f, 0.5f }, { 0.26f, 0.74f } });

        assertThat(parity.worst()).isCloseTo(0.01, within(1e-6));
        assertThat(parity.row()).isEqualTo(1);
        assertThat(parity.holds()).isFalse();
    }

    @Test
    void labelsThatAreNearlyEqualMayChangePlaces() {
        double[][] close = { { 0.500005, 0.499995 } };
        double[][] apart = { { 0.50002, 0.49998 } };
        float[][] served = { { 0.499999f, 0.500001f } };

        assertThat(Parity.of(close, served)).extracting(Parity::holds, Parity::otherLabels).containsExactly(true, 0);
        assertThat(Parity.of(apart, served)).extracting(Parity::holds, Parity::otherLabels).containsExactly(false, 1);
    }

    @Test
    void whatIsNoNumberIsNoParity() {
        Parity parity = Parity.of(new double[][] { { 0.5, 0.5 } }, new float[][] { { Float.NaN, 0.5f } });

        assertThat(parity.holds()).isFalse();
    }
}
