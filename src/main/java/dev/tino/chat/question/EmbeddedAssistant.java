package dev.tino.chat.question;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.assistant.Assistant;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import io.smallrye.mutiny.Multi;

/** Answers by vetted questions alone, without a language model. */
@ApplicationScoped
class EmbeddedAssistant implements Assistant {

    private final Questions questions;

    EmbeddedAssistant(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Multi<Piece> answer(Prompt prompt) {
        return questions.reply(prompt.turns()).onItem()
                .transformToMulti(reply -> Multi.createFrom().iterable(reply.pieces()));
    }
}
