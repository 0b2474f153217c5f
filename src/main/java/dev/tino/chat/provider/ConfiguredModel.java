package dev.tino.chat.provider;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.tino.chat.provider.call.Bounds;
import dev.tino.chat.provider.call.Bounds.Patience;
import dev.tino.chat.provider.call.ModelClient;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.core.web.Dependency;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;

/** The model that this Tino is set to use, if any. Its settings are looked at when Tino starts. */
@ApplicationScoped
@Startup
class ConfiguredModel {

    private static final String HEALTH = "chat-provider";

    private final ModelClient client;
    private final Dependency standing;

    ConfiguredModel(ModelConfig config,
            @ConfigProperty(name = "tino.chat.provider", defaultValue = "embedded") String assistant, Vertx vertx,
            MeterRegistry metrics) {
        Optional<ModelSettings> settings = ModelSettings.of(assistant, config);
        this.standing = settings.isPresent() ? Dependency.used(HEALTH) : Dependency.unused(HEALTH);
        this.client = settings
                .map(set -> new ModelClient(set.protocol(), set.apiKey(), bounds(config), vertx, standing, metrics))
                .orElse(null);
    }

    private static Bounds bounds(ModelConfig config) {
        return new Bounds(config.firstToken(), config.betweenTokens(), config.longest(), config.concurrency(),
                config.waiting(), config.longestWait(), config.answerBytes(), Patience.USUAL);
    }

    /** As {@link ModelClient#answer} does; asked for nothing unless there is one. */
    Multi<String> answer(Conversation conversation) {
        return client.answer(conversation);
    }

    Dependency standing() {
        return standing;
    }
}
