package dev.tino.chat.run;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.tino.chat.ChatError;
import dev.tino.chat.ChatRequirements;
import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;

/** The assistant that the settings name. */
@ApplicationScoped
class Assistants {

    private final String chosen;
    private final Assistant assistant;

    Assistants(@All List<Assistant> all,
            @ConfigProperty(name = ChatRequirements.PROVIDER, defaultValue = ChatRequirements.EMBEDDED) String chosen) {
        this.chosen = chosen;
        this.assistant = all.stream().filter(each -> each.name().equals(chosen)).findAny().orElse(null);
    }

    /** Answers that the assistant takes on at a time. */
    int atOnce() {
        return assistant == null ? Integer.MAX_VALUE : assistant.atOnce();
    }

    Multi<Piece> answer(Prompt prompt) {
        if (assistant == null) {
            return Multi.createFrom()
                    .failure(ChatError.ASSISTANT_NOT_CONFIGURED.because("There is no assistant named %s here", chosen));
        }
        return assistant.answer(prompt);
    }
}
