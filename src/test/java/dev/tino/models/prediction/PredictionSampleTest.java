package dev.tino.models.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.models.ModelVersion;

class PredictionSampleTest {

    private static final ModelVersion FREQUENT = new ModelVersion("frequent", 1);
    private static final ModelVersion RARE = new ModelVersion("rare", 1);

    @Test
    void upToTheRateEachPredictionStandsForItself() {
        var sample = new PredictionSample(10, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(sample.add(prediction(FREQUENT), 5_000 + i)).isEmpty();
        }

        assertThat(sample.endBefore(5_999)).isEmpty();
        List<SampledPrediction> over = sample.endBefore(6_000);

        assertThat(over).hasSize(10).extracting(SampledPrediction::weight).containsOnly(1.0);
        assertThat(over.get(9).time().toEpochMilli()).isEqualTo(5_009);
        assertThat(sample.end()).isEmpty();
    }

    @Test
    void aboveTheRateWeightsAddUpToWhatWasServed() {
        var sample = new PredictionSample(100, 1);
        for (int i = 0; i < 1_234; i++) {
            sample.add(prediction(FREQUENT), 5_000);
        }

        List<SampledPrediction> over = sample.add(prediction(RARE), 6_000);

        assertThat(over).hasSize(100).extracting(SampledPrediction::weight).containsOnly(12.34);
        assertThat(sample.end()).singleElement().satisfies(next -> {
            assertThat(next.prediction().model()).isEqualTo(RARE);
            assertThat(next.weight()).isEqualTo(1);
        });
    }

    @Test
    void whatIsRareIsCountedWithoutBias() {
        var sample = new PredictionSample(50, 7);
        List<SampledPrediction> all = new ArrayList<>();
        for (int second = 1; second <= 400; second++) {
            for (int i = 0; i < 500; i++) {
                // One kind stands at the end of each second, where a sample that fills up at its beginning has none.
                all.addAll(sample.add(prediction(i < 450 ? FREQUENT : RARE), second * 1_000L));
            }
        }
        all.addAll(sample.end());

        double rare = all.stream().filter(one -> one.prediction().model().equals(RARE))
                .mapToDouble(SampledPrediction::weight).sum();

        // The standard deviation of one second is about 20 of 50, that of the sum 400.
        assertThat(rare).isCloseTo(20_000, within(1_600.0));
        assertThat(all.stream().mapToDouble(SampledPrediction::weight).sum()).isCloseTo(200_000, within(1e-6));
    }

    @Test
    void whileTheDatabaseIsAwayTheOldestMakeRoomAndAreCounted() {
        var buffer = new PredictionBuffer(3);
        var sample = new PredictionSample(2, 1);
        for (int i = 0; i < 6; i++) {
            sample.add(prediction(FREQUENT), 1_000);
        }
        buffer.addAll(sample.end());
        for (int i = 0; i < 2; i++) {
            sample.add(prediction(RARE), 2_000);
        }

        buffer.addAll(sample.end());

        assertThat(buffer.dropped()).isEqualTo(3);
        assertThat(buffer.take(2)).extracting(SampledPrediction::weight).containsExactly(3.0, 1.0);
        assertThat(buffer.take(2)).hasSize(1);
        assertThat(buffer.isEmpty()).isTrue();
    }

    private static Prediction prediction(ModelVersion model) {
        return new Prediction(model, UUID.randomUUID(), "x", 0.5f, 10);
    }
}
