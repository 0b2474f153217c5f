package dev.tino.books.training;

import jakarta.validation.constraints.NotBlank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.books.train")
interface TrainConfig {

    /** When the models of the catalogue are trained by themselves, as Quartz writes it; "off" for never. */
    @WithDefault("off")
    @NotBlank
    String cron();
}
