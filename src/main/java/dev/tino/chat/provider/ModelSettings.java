package dev.tino.chat.provider;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

import dev.tino.chat.provider.ModelConfig.Fallback;
import dev.tino.chat.provider.protocol.OllamaProtocol;
import dev.tino.chat.provider.protocol.OpenAiProtocol;
import dev.tino.chat.provider.protocol.Protocol;
import dev.tino.chat.provider.protocol.WebhookProtocol;
import dev.tino.core.error.StartupRefused;

/**
 * How to reach the model that is set, complete.
 *
 * @param apiKey empty where none is needed
 */
record ModelSettings(Protocol protocol, Optional<String> apiKey) {

    private static final String PREFIX = "tino.chat.model.";
    /** Where the workflow of older systems is, once it runs by itself and not in the editor. */
    private static final String OLDER_WORKFLOW = "/webhook/n8n/init";

    /**
     * @return empty when the assistant needs no model
     * @throws StartupRefused when the model lacks what it needs
     */
    static Optional<ModelSettings> of(String assistant, ModelConfig config) {
        return switch (assistant) {
            case "ollama" -> Optional.of(ollama(config));
            case "openai" -> Optional.of(openai(config));
            case "webhook" -> Optional.of(webhook(config));
            default -> Optional.empty();
        };
    }

    private static ModelSettings ollama(ModelConfig config) {
        return new ModelSettings(
                new OllamaProtocol(url(config, "ollama", "is missing", "/api(/chat)?"), model(config, "ollama", "is missing")),
                key(config, "ollama"));
    }

    /** Others than OpenAI itself are named by an address, and may need no key. */
    private static ModelSettings openai(ModelConfig config) {
        var key = key(config, "openai");
        if (config.url().isEmpty() && key.isEmpty()) {
            throw refused("api-key", "(or OPENAI_API_KEY) is missing: OpenAI needs it; for another server set " + PREFIX
                    + "url");
        }
        return new ModelSettings(new OpenAiProtocol(url(config, "openai", "is missing", "/v1(/chat/completions)?"),
                model(config, "openai", "(or OPENAI_MODEL) is missing")), key);
    }

    private static ModelSettings webhook(ModelConfig config) {
        URI url = url(config, "webhook", "(or N8N_URL) is missing: a webhook is an address", "");
        boolean isOlder = config.url().isEmpty() && url.getPath().isEmpty();
        return new ModelSettings(new WebhookProtocol(isOlder ? URI.create(url + OLDER_WORKFLOW) : url),
                key(config, "webhook"));
    }

    /** A key that was given for the usual address is sent to no other. */
    private static Optional<String> key(ModelConfig config, String assistant) {
        return config.url().isPresent() ? config.apiKey() : setting(config, assistant, config.apiKey(), Fallback::apiKey);
    }

    private static String model(ModelConfig config, String assistant, String missing) {
        return setting(config, assistant, config.model(), Fallback::model).orElseThrow(() -> refused("model", missing));
    }

    /** @param path of the protocol, which people write or leave out */
    private static URI url(ModelConfig config, String assistant, String missing, String path) {
        URI url = setting(config, assistant, config.url(), Fallback::url).orElseThrow(() -> refused("url", missing));
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
            // Not quoted: somebody may have put a key into it.
            throw refused("url", "must be like https://host:port/path, without user, password and query");
        }
        return URI.create(url.toString().replaceFirst("/+$", "").replaceFirst(path + "$", ""));
    }

    private static <T> Optional<T> setting(ModelConfig config, String assistant, Optional<T> own,
            Function<Fallback, Optional<T>> fallback) {
        return own.or(() -> Optional.ofNullable(config.fallback().get(assistant)).flatMap(fallback));
    }

    private static StartupRefused refused(String name, String reason) {
        return new StartupRefused("These settings must be mended first:\n  - %s%s %s.".formatted(PREFIX, name, reason));
    }

    /** A key is nobody's business. */
    @Override
    public String toString() {
        return protocol.name() + " at " + protocol.address().getHost();
    }
}
