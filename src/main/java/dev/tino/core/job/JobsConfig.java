package dev.tino.core.job;

import java.time.Duration;
import java.util.Arrays;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.jobs")
public interface JobsConfig {

    String TRANSPORT = "tino.jobs.transport";

    /** How jobs reach the nodes that run them. */
    enum TransportName {
        POSTGRES,
        KAFKA;

        public static boolean isName(String name) {
            return Arrays.stream(values()).anyMatch(value -> value.name().equalsIgnoreCase(name.strip()));
        }
    }

    @WithDefault("postgres")
    TransportName transport();

    /** Jobs that a node runs at a time. */
    @WithDefault("8")
    @Min(1)
    @Max(1000)
    int slots();

    /** How long a silent node keeps its jobs. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 30)
    Duration lease();

    /** How long a run may neither report nor store anything before it is taken for one that hangs. */
    @WithDefault("10M")
    @DurationMin(seconds = 30)
    Duration silence();

    /** How often a node looks for jobs that nobody told it of. */
    @WithDefault("1S")
    @DurationMin(millis = 10)
    Duration poll();

    /** How long the result of a completed job, and what a cancelled one holds, is kept. */
    @WithDefault("24H")
    @DurationMin(seconds = 1)
    Duration resultLife();

    /** How long a failed job can be sent again. */
    @WithDefault("168H")
    @DurationMin(seconds = 1)
    Duration deadLetterLife();

    @Valid
    Retry retry();

    interface Retry {

        /** How often a stage is tried again, without getting further than before, until the job fails. */
        @WithDefault("3")
        @Min(0)
        int tries();

        /** Wait before the first of these tries; twice as long before each further one. */
        @WithDefault("2S")
        @DurationMin(millis = 1)
        Duration delay();
    }
}
