package dev.tino.models.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tino.models.ModelVersion;

class PredictionSampleTest {

    private static final ModelVersion FREQUENT = new ModelVersion("frequent", 1);
    private static final ModelVersion RARE = new ModelVersion("rare", 1);

    private long now;

    @Test
    void upToTheRateEachPredictionStandsForItself() {
        var sample = new PredictionSample(10, 1, () -> now);
        for (int i = 0; i < 10; i++) {
            now = 5_000 + i;
            assertThat(sample.add(prediction(FREQUENT))).isEmpty();
        }

        now = 5_999;
        assertThat(sample.endIfOver()).isEmpty();
        now = 6_000;
        List<SampledPrediction> over = sample.endIfOver();

        assertThat(over).hasSize(10).extracting(SampledPrediction::weight).containsOnly(1.0);
        assertThat(over.get(9).time().toEpochMilli()).isEqualTo(5_009);
        assertThat(sample.end()).isEmpty();
    }

    @Test
    void aboveTheRateWeightsAddUpToWhatWasServed() {
        var sample = new PredictionSample(100, 1, () -> now);
        now = 5_000;
        for (int i = 0; i < 1_234; i++) {
            sample.add(prediction(FREQUENT));
        }

        now = 6_000;
        List<SampledPrediction> over = sample.add(prediction(RARE));

        assertThat(over).hasSize(100).extracting(SampledPrediction::weight).containsOnly(12.34);
        assertThat(sample.end()).singleElement().satisfies(next -> {
            assertThat(next.prediction().model()).isEqualTo(RARE);
            assertThat(next.weight()).isEqualTo(1);
        });
    }

    @Test
    void aClockThatIsSetBackBeginsNoOtherSecond() {
        var sample = new PredictionSample(10, 1, () -> now);
        now = 5_000;
        sample.add(prediction(FREQUENT));

        now = 4_999;
        assertThat(sample.add(prediction(FREQUENT))).isEmpty();
        assertThat(sample.endIfOver()).isEmpty();
        now = 6_000;

        assertThat(sample.endIfOver()).hasSize(2);
    }

    @Test
    void threadsTogetherKeepNoMoreOfASecondThanTheRate() throws Exception {
        var clock = new AtomicLong(1_000_000);
        var sample = new PredictionSample(10, 1, () -> clock.getAndIncrement());
        var all = new ConcurrentLinkedQueue<SampledPrediction>();
        Runnable serving = () -> IntStream.range(0, 20_000).forEach(i -> all.addAll(sample.add(prediction(FREQUENT))));
        var threads = Stream.generate(() -> new Thread(serving)).limit(4).toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        all.addAll(sample.end());

        Map<Long, Long> bySecond = all.stream()
                .collect(Collectors.groupingBy(one -> one.time().getEpochSecond(), Collectors.counting()));
        assertThat(bySecond.values()).hasSize(80).containsOnly(10L);
        assertThat(all.stream().mapToDouble(SampledPrediction::weight).sum()).isCloseTo(80_000, within(1e-6));
    }

    @Test
    void whatIsRareIsCountedWithoutBias() {
        var sample = new PredictionSample(50, 7, () -> now);
        List<SampledPrediction> all = new ArrayList<>();
        for (int second = 1; second <= 400; second++) {
            now = second * 1_000L;
            for (int i = 0; i < 500; i++) {
                // One kind stands at the end of each second, where a sample that fills up at its beginning has none.
                all.addAll(sample.add(prediction(i < 450 ? FREQUENT : RARE)));
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
        var sample = new PredictionSample(2, 1, () -> now);
        for (int i = 0; i < 6; i++) {
            sample.add(prediction(FREQUENT));
        }
        buffer.addAll(sample.end());
        for (int i = 0; i < 2; i++) {
            sample.add(prediction(RARE));
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
