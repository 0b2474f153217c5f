package dev.tino.chat.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jboss.logging.Logger;

import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.Message.Role;
import dev.tino.chat.question.VettedAnswer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Answers by a language model that is told what the records say, and that analysts let look into them itself. */
final class Dialog {

    private static final Logger LOG = Logger.getLogger(Dialog.class);

    private final Function<Conversation, Multi<String>> model;
    private final Sources sources;
    private final Instructions instructions;
    private final int historyTokens;
    private final Clock clock;

    /** @param clock tells what is today where the records are kept */
    Dialog(Function<Conversation, Multi<String>> model, Sources sources, Instructions instructions, int historyTokens,
            Clock clock) {
        this.model = model;
        this.sources = sources;
        this.instructions = instructions;
        this.historyTokens = historyTokens;
        this.clock = clock;
    }

    Multi<Piece> answer(Prompt prompt) {
        return Multi.createFrom().deferred(() -> {
            // Before anything is asked for: this may not fit.
            List<Message> history = History.alternating(History.of(prompt.turns(), historyTokens));
            Optional<String> schema = prompt.isAnalyst() ? sources.schema().get() : Optional.empty();
            return Uni.combine().all().unis(known(sources.loaded().get()), known(sources.facts().apply(prompt.turns())))
                    .asTuple().onItem().transformToMulti(known -> {
                        Optional<VettedAnswer> facts = known.getItem2();
                        List<Message> messages = new ArrayList<>();
                        messages.add(new Message(Role.SYSTEM,
                                instructions.text(LocalDate.now(clock), known.getItem1(), facts, schema)));
                        messages.addAll(history);
                        var answer = new DialogAnswer(model, sources.query(), prompt.talkId());
                        facts.ifPresent(vetted -> answer.restOn(vetted.evidence()));
                        return schema.isPresent() ? answer.askingForData(messages) : answer.words(messages);
                    });
        });
    }

    /** A model can answer without it. */
    private static <T> Uni<Optional<T>> known(Uni<Optional<T>> asked) {
        return asked.onFailure().recoverWithItem(failure -> {
            LOG.warnf("A language model is asked without what the records say: %s", failure);
            return Optional.empty();
        });
    }
}
