package dev.tino.models.embedding;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.tino.core.error.StartupRefused;
import dev.tino.models.embedding.EmbeddingConfig.Fallback;

/**
 * How to reach a provider, complete.
 *
 * @param source whose vectors they are
 * @param url without the path of the protocol
 * @param model empty for a provider that serves only one
 * @param apiKey empty where none is needed
 * @param length the length to ask for; empty to take vectors as they come
 */
record EmbeddingSettings(EmbeddingSource source, URI url, String model, Optional<String> apiKey,
        Optional<Integer> length) {

    private static final String PREFIX = "tino.embeddings.";
    private static final int MOST_TEXTS_OF_GEMINI = 100;

    /**
     * @return empty when no provider is set
     * @throws StartupRefused when the provider lacks what it needs
     */
    static Optional<EmbeddingSettings> of(EmbeddingConfig config) {
        return switch (config.provider()) {
            case NONE -> Optional.empty();
            case GEMINI -> Optional.of(gemini(config));
            case OPENAI -> Optional.of(openai(config));
            case HTTP -> Optional.of(http(config));
        };
    }

    private static EmbeddingSettings gemini(EmbeddingConfig config) {
        if (config.textsPerCall() > MOST_TEXTS_OF_GEMINI) {
            throw refused("texts-per-call", "is at most %d with gemini".formatted(MOST_TEXTS_OF_GEMINI));
        }
        var key = key(config);
        if (key.isEmpty()) {
            throw refused("api-key", config.url().isEmpty() ? "(or GEMINI_API_KEY) is missing: gemini needs it"
                    : "is missing: gemini needs it, and GEMINI_API_KEY goes to Google alone");
        }
        return settings(config, url(config, "is missing"), model(config, "GEMINI_MODEL"), key,
                Optional.of(config.dimensions()));
    }

    /** Others than OpenAI itself are named by an address, and may need no key. */
    private static EmbeddingSettings openai(EmbeddingConfig config) {
        var key = key(config);
        if (config.url().isEmpty() && key.isEmpty()) {
            throw refused("api-key", "(or OPENAI_API_KEY) is missing: OpenAI needs it; for another server set " + PREFIX
                    + "url");
        }
        return settings(config, url(config, "is missing"), model(config, "OPENAI_MODEL"), key,
                config.shorten() ? Optional.of(config.dimensions()) : Optional.empty());
    }

    private static EmbeddingSettings http(EmbeddingConfig config) {
        return settings(config, url(config, "(or EMBEDDING_API_URL) is missing: http needs it"),
                setting(config, config.model(), Fallback::model).orElse(""), key(config), Optional.empty());
    }

    private static EmbeddingSettings settings(EmbeddingConfig config, URI url, String model, Optional<String> key,
            Optional<Integer> length) {
        String provider = config.provider().name().toLowerCase(Locale.ROOT);
        // Two services whose models have no name make different vectors.
        String name = model.isEmpty() ? url.getAuthority() + url.getPath() : model;
        return new EmbeddingSettings(new EmbeddingSource(provider, name, config.dimensions()), url, model, key, length);
    }

    /** A key that was given for the usual address is sent to no other. */
    private static Optional<String> key(EmbeddingConfig config) {
        return config.url().isPresent() ? config.apiKey() : setting(config, config.apiKey(), Fallback::apiKey);
    }

    private static String model(EmbeddingConfig config, String olderName) {
        return setting(config, config.model(), Fallback::model)
                .orElseThrow(() -> refused("model", "(or %s) is missing".formatted(olderName)));
    }

    private static URI url(EmbeddingConfig config, String missing) {
        URI url = setting(config, config.url(), Fallback::url).orElseThrow(() -> refused("url", missing));
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
            // Not quoted: somebody may have put a key into it.
            throw refused("url", "must be like https://host:port/path, without user, password and query");
        }
        // Each protocol has its own, which people write or leave out.
        return URI.create(url.toString().replaceFirst("/+$", "").replaceFirst("/(v1|v1beta|embedding)$", ""));
    }

    private static <T> Optional<T> setting(EmbeddingConfig config, Optional<T> own, Function<Fallback, Optional<T>> fallback) {
        return own.or(() -> Optional.ofNullable(config.fallback().get(config.provider())).flatMap(fallback));
    }

    private static StartupRefused refused(String name, String reason) {
        return new StartupRefused("These settings must be mended first:\n  - %s%s %s.".formatted(PREFIX, name, reason));
    }

    @Override
    public String toString() {
        return source + " at " + url.getHost();
    }
}
