package dev.tino.chat;

import java.util.List;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.ConfigUtils;

/** What settings of the chat name, looked at before anything else starts. */
public final class ChatRequirements {

    /** The setting that names the assistant. */
    public static final String PROVIDER = "tino.chat.provider";
    public static final String EMBEDDED = "embedded";

    private static final List<String> PROVIDERS = List.of(EMBEDDED, "ollama", "openai", "webhook");

    private ChatRequirements() {
    }

    /**
     * Looks at the settings of this process. Call it before Quarkus starts.
     *
     * @throws StartupRefused when the assistant that is to answer is none that there is
     */
    public static void check() {
        ConfigUtils.configBuilder().build().getOptionalValue(PROVIDER, String.class).ifPresent(ChatRequirements::check);
    }

    static void check(String provider) {
        if (!PROVIDERS.contains(provider)) {
            throw new StartupRefused("""
                    These settings must be mended first:
                      - %s (TINO_CHAT_PROVIDER) is '%s'; it must be one of %s.""".formatted(PROVIDER, provider,
                    String.join(", ", PROVIDERS)));
        }
    }
}
