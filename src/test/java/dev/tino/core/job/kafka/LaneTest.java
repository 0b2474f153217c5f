package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void everyStageGoesThroughExactlyOneTopic() {
        Lane first = new Lane("a", "c", true);
        Lane later = new Lane("b", "d", false);

        assertThat(IntStream.range(0, 5).filter(first::carries)).containsExactly(0);
        assertThat(IntStream.range(0, 5).filter(later::carries)).containsExactly(1, 2, 3, 4);
        assertThat(first.deadLetters()).isEqualTo("a-dlt");
    }
}
