package dev.tino.core.audit.request.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.tino.core.audit.request.traffic.Traffic.Point;

class TrafficTest {

    private static final Instant NOW = Instant.parse("2026-01-31T14:07:45Z");
    /** Of a bucket: a twelfth of a doubling. */
    private static final double WIDTH = Math.pow(2, 1 / 12.0);

    @Test
    void withoutRequestsThereIsNoPercentile() {
        assertThat(new Latencies().percentile(0.5)).isNull();
    }

    @Test
    void aPercentileLiesInTheBucketOfTheRequestThatHasItsRank() {
        var latencies = new Latencies();
        // 0.1 ms doubled three times, and as often again and again.
        latencies.add(36, 98);
        latencies.add(72, 1);
        latencies.add(108, 1);

        assertThat(latencies.percentile(0.5)).isBetween(0.8, 0.8 * WIDTH);
        assertThat(latencies.percentile(0.98)).isBetween(0.8, 0.8 * WIDTH);
        assertThat(latencies.percentile(0.99)).isBetween(6.4, 6.4 * WIDTH);
        assertThat(latencies.percentile(1)).isBetween(51.2, 51.2 * WIDTH);
    }

    @Test
    void percentilesNeverFallWithTheShare() {
        var random = new Random(4);
        var latencies = new Latencies();
        for (int i = 0; i < 1_000; i++) {
            latencies.add(random.nextInt(Latencies.BUCKETS), 1 + random.nextInt(9));
        }

        double last = 0;
        for (int percent = 1; percent <= 100; percent++) {
            double next = latencies.percentile(percent / 100.0);
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
    }

    @Test
    void aSpanBeginsWithASlotAndEndsNow() {
        assertThat(new Traffic(TrafficSpan.HOUR, NOW).from()).isEqualTo("2026-01-31T13:08:00Z");
        assertThat(new Traffic(TrafficSpan.DAY, NOW).from()).isEqualTo("2026-01-30T15:00:00Z");
        assertThat(new Traffic(TrafficSpan.WEEK, NOW).from()).isEqualTo("2026-01-25T00:00:00Z");
        assertThat(new Traffic(TrafficSpan.MONTH, NOW).from()).isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void pointsFollowEachOtherThoseOfSilenceToo() {
        var points = new Traffic(TrafficSpan.HOUR, NOW).points();

        assertThat(points).extracting(Point::time).hasSize(60).startsWith(Instant.parse("2026-01-31T13:08:00Z"))
                .endsWith(Instant.parse("2026-01-31T14:07:00Z"));
        assertThat(points.get(0).minutes()).isEqualTo(1);
        assertThat(points.get(59).minutes()).isEqualTo(0.75, within(1e-9));
        assertThat(points.get(59).load().requests()).isZero();
        assertThat(points.get(59).load().p99()).isNull();
        assertThat(points.get(59).load().errorRate()).isNull();
    }

    @Test
    void aPointThatHasHardlyBegunIsLeftOut() {
        assertThat(new Traffic(TrafficSpan.DAY, Instant.parse("2026-01-31T14:03:00Z")).points()).extracting(Point::time)
                .endsWith(Instant.parse("2026-01-31T13:45:00Z"));
        assertThat(new Traffic(TrafficSpan.DAY, Instant.parse("2026-01-31T14:04:00Z")).points()).extracting(Point::time)
                .endsWith(Instant.parse("2026-01-31T14:00:00Z"));
    }

    @Test
    void theSpanBeforeLastsAsLongAsThisOneHasLasted() {
        var traffic = new Traffic(TrafficSpan.WEEK, NOW);

        assertThat(traffic.loadsOf(Instant.parse("2026-01-24T14:00:00Z"))).containsExactly(traffic.before());
        assertThat(traffic.loadsOf(Instant.parse("2026-01-24T15:00:00Z"))).isEmpty();
        assertThat(traffic.loadsOf(Instant.parse("2026-01-25T00:00:00Z"))).hasSize(2).contains(traffic.total());
    }

    @Test
    void anUnknownSpanIsNamed() {
        assertThat(TrafficSpan.parse("7d")).isEqualTo(TrafficSpan.WEEK);
        assertThat(TrafficSpan.parse(null)).isEqualTo(TrafficSpan.HOUR);
        assertThatThrownBy(() -> TrafficSpan.parse("2d")).hasMessageContaining("span: must be one of");
    }
}
