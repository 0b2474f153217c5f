package dev.tino.models.prediction;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.models.predictions")
interface PredictionLogConfig {

    /** Predictions that a node logs a second; of more a uniform sample of so many is, each with the number it stands for. */
    @WithDefault("1000")
    @Min(1)
    int rate();

    /** The longest that a second's predictions wait to be written while the database answers. */
    @WithDefault("0.5S")
    @DurationMin(millis = 10)
    Duration interval();

    /** Sampled predictions that wait while the database is away; for more the oldest are dropped and counted. */
    @WithDefault("20000")
    @Min(1)
    int waiting();
}
