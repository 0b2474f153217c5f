package dev.tino.core.audit.retention;

import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.retention")
interface RetentionConfig {

    String NEVER = "off";

    /** Days by name; each follows its own default when left out, and what was set by the API comes before both. */
    Map<String, @Min(RetentionDays.LEAST) @Max(RetentionDays.MOST) Integer> days();

    /** When what has expired is removed, as Quartz writes it; "off" for never. */
    @WithDefault("0 0 3 * * ?")
    @NotBlank
    String cron();
}
