package dev.tino.chat.run;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.chat.run")
interface RunConfig {

    /** Answers that a node works on at a time; fewer where its assistant takes fewer. */
    @WithDefault("32")
    @Min(1)
    @Max(10_000)
    int atOnce();

    /** Answers that may wait for their turn on a node; what would be one more is refused before anything is stored. */
    @WithDefault("256")
    @Min(0)
    @Max(100_000)
    int waiting();

    /** Of these places, running and waiting, so many for one user. */
    @WithDefault("8")
    @Min(1)
    @Max(110_000)
    int ofOneUser();

    /** How long a silent node keeps its runs. */
    @WithDefault("15S")
    @DurationMin(seconds = 2)
    Duration lease();

    /** How long an assistant may take for an answer. */
    @WithDefault("10M")
    @DurationMin(seconds = 1)
    Duration longest();

    /** The most characters of an answer. */
    @WithDefault("100000")
    @Min(100)
    @Max(500_000)
    int mostCharacters();
}
