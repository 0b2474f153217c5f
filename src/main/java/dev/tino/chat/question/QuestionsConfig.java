package dev.tino.chat.question;

import java.time.Duration;
import java.time.ZoneId;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.chat.questions")
interface QuestionsConfig {

    /** Where "today" is. */
    @WithDefault("America/Sao_Paulo")
    ZoneId zone();

    /** How long the database may take over a question. */
    @WithDefault("10s")
    Duration timeout();
}
