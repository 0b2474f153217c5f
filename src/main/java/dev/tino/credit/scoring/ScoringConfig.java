package dev.tino.credit.scoring;

import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.credit")
interface ScoringConfig {

    /** Rows that a training takes; of a larger dataset a random part of about so many. */
    @WithDefault("20000")
    @Min(1_000)
    @Max(1_000_000)
    int trainingRows();

    /** Those that are tested for a company's model; the best of them serves. */
    @WithDefault("logistic-regression,random-forest,gradient-boosting")
    Set<String> algorithms();
}
