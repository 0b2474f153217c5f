package dev.tino.chat.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.observatory.Loaded;
import dev.tino.chat.observatory.Loads;
import dev.tino.chat.question.answer.AnswerText;
import dev.tino.chat.question.answer.DataDays;
import dev.tino.chat.question.answer.Explanations;
import dev.tino.chat.question.answer.Filling;
import dev.tino.chat.question.answer.Result;
import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.phrase.Lexicon;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** Answers what a vetted question fits. */
@ApplicationScoped
public class Questions {

    private final Definitions definitions = Definitions.load();
    private final Loads loads;
    private final ObservatoryNames names;
    private final QuestionClassifier classifier;
    private final QuestionRunner runner;
    private final Clock clock;

    Questions(Loads loads, ObservatoryNames names, QuestionClassifier classifier, QuestionRunner runner,
            QuestionsConfig config) {
        this.loads = loads;
        this.names = names;
        this.classifier = classifier;
        this.runner = runner;
        clock = Clock.system(config.zone());
    }

    /** A question, or a lexicon, that cannot be read keeps Tino from starting. */
    void check(@Observes StartupEvent started) {
        Lexicon.shipped();
    }

    Definitions definitions() {
        return definitions;
    }

    /**
     * Finds the vetted question that somebody asks last, and answers it; "and last month?" is understood by what was asked
     * before.
     *
     * @param turns what was said, the last of them the question
     * @return empty when none fits well enough, or no business data are loaded
     */
    public Uni<Optional<VettedAnswer>> answer(List<Turn> turns) {
        return reply(turns).map(Reply::answer);
    }

    /** @param turns what was said, the last of them the question */
    Uni<Reply> reply(List<Turn> turns) {
        return classifier.read(() -> Greeting.of(turns)).chain(greeting -> greeting.isSmallTalk()
                ? Uni.createFrom().item(Reply.of(SetTexts.help(greeting.language(), definitions)))
                : loads.loaded().chain(loaded -> loaded.isEmpty()
                        ? Uni.createFrom().item(Reply.of(SetTexts.noData(greeting.language())))
                        : reply(turns, greeting.language(), loaded.get())));
    }

    private Uni<Reply> reply(List<Turn> turns, Language language, Loaded loaded) {
        return names.of(loaded).chain(known -> {
            DataDays days = DataDays.of(known.firstDay(), loaded.until(), LocalDate.now(clock));
            return classifier.read(() -> FollowUps.resolve(turns, text -> Asked.read(text, known.names(), days.today())))
                    .chain(asked -> classifier.match(asked.phrase())
                            .chain(match -> reply(asked, Decision.of(match, asked, definitions), language, days)));
        });
    }

    private Uni<Reply> reply(Asked asked, Decision decision, Language language, DataDays days) {
        if (!decision.isAnswered()) {
            return Uni.createFrom().item(Reply.of(SetTexts.declined(language, decision, asked.slots().unread())));
        }
        Definition definition = decision.nearest().get(0);
        Filling filling = Filling.of(definition, asked.slots(), asked.isLeast() && definition.least() != null, days);
        String without = Explanations.without(filling, language);
        return without.isEmpty() ? runner.run(filling).map(result -> Reply.of(answer(result, asked, language)))
                : Uni.createFrom().item(Reply.of(without));
    }

    /** What can be told before anything is looked up. */
    private record Greeting(Language language, boolean isSmallTalk) {

        static Greeting of(List<Turn> turns) {
            return new Greeting(SpokenLanguage.of(turns), Asked.isSmallTalk(turns.get(turns.size() - 1).text()));
        }
    }

    private static VettedAnswer answer(Result result, Asked asked, Language language) {
        AnswerText text = new AnswerText(result, language);
        Definition definition = result.filling().definition();
        return new VettedAnswer(definition.id(), asked.wantsReport() ? text.report() : text.brief(),
                new Piece.Evidence(result.statement().written().strip(), List.copyOf(definition.columns().keySet()),
                        result.rows(),
                        result.truncated()));
    }
}
