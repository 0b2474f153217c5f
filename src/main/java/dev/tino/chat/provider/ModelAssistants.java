package dev.tino.chat.provider;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Piece.Evidence;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.observatory.Loads;
import dev.tino.chat.observatory.sql.SqlDoor;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.question.Questions;
import io.smallrye.mutiny.Multi;

/** The assistants behind which the configured model stands; whichever it is, one of them is asked. */
@ApplicationScoped
class ModelAssistants {

    private final ConfiguredModel model;
    private final Dialog dialog;
    private final int historyTokens;
    private final int atOnce;

    ModelAssistants(ConfiguredModel model, Questions questions, Loads loads, SqlDoor door, ModelConfig config,
            @ConfigProperty(name = "tino.chat.questions.zone") ZoneId zone) {
        this.model = model;
        this.historyTokens = config.historyTokens();
        this.atOnce = config.concurrency();
        Sources sources = new Sources(questions::answer, loads::loaded,
                () -> Optional.of(door.schema()).filter(views -> !views.isEmpty()),
                statement -> door.run(statement).map(found -> new Evidence(found.sql(), found.columns(), found.rows(),
                        found.truncated())));
        this.dialog = new Dialog(model::answer, sources, new Instructions(config.systemPrompt()), historyTokens,
                Clock.system(zone));
    }

    private record Named(String name, int atOnce, Function<Prompt, Multi<Piece>> answers) implements Assistant {

        @Override
        public Multi<Piece> answer(Prompt prompt) {
            return answers.apply(prompt);
        }
    }

    @Produces
    @Singleton
    Assistant ollama() {
        return new Named("ollama", atOnce, dialog::answer);
    }

    @Produces
    @Singleton
    Assistant openai() {
        return new Named("openai", atOnce, dialog::answer);
    }

    /** A workflow knows by itself who it is and where its data are. */
    @Produces
    @Singleton
    Assistant webhook() {
        return new Named("webhook", atOnce, this::workflow);
    }

    private Multi<Piece> workflow(Prompt prompt) {
        return Multi.createFrom().deferred(() -> model.answer(
                new Conversation(prompt.talkId(), History.of(prompt.turns(), historyTokens))).map(Piece.Token::new));
    }
}
