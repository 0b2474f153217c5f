package dev.tino.chat.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.tino.chat.question.answer.DataDays;
import dev.tino.chat.question.answer.Explanations;
import dev.tino.chat.question.answer.Filling;
import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.Named;
import dev.tino.chat.question.slot.Period;
import dev.tino.ml.serve.LoadedModel;

/** What is understood of a question, by the model that ships and without a database. */
final class Understanding implements AutoCloseable {

    static final String DECLINED = "declined";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final DataDays DAYS = DataDays.of(LocalDate.of(2022, 12, 1), TODAY, TODAY);

    private final Definitions definitions = Definitions.load();
    private final LoadedModel model;

    Understanding() {
        try {
            model = LoadedModel.load(Files.readAllBytes(Path.of(System.getProperty("tino.test.questions",
                    "onnx-models/chat-questions.onnx"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Decision decision(Asked asked) {
        return Decision.of(
                Match.of(model.score(List.of(QuestionFeatures.row(asked.phrase()))), model.manifest().confidenceBar()),
                asked, definitions);
    }

    /** The question's id, or that it is declined. */
    String question(String text) {
        Asked asked = Asked.read(text, SomeNames.INDEX, TODAY);
        Decision decision = decision(asked);
        return decision.isAnswered() ? decision.nearest().get(0).id() : DECLINED;
    }

    /** With what fills its slots, such as {@code top-products least 2025-01-01..2025-12-31 top=3}. */
    String filled(String text) {
        Asked asked = Asked.read(text, SomeNames.INDEX, TODAY);
        Decision decision = decision(asked);
        if (!decision.isAnswered()) {
            return decision.doubts().isEmpty() ? DECLINED : DECLINED + " " + decision.doubts().iterator().next();
        }
        Definition definition = decision.nearest().get(0);
        Filling filling = Filling.of(definition, asked.slots(), asked.isLeast() && definition.least() != null, DAYS);
        if (!Explanations.without(filling, Language.EN).isEmpty()) {
            return definition.id() + " without figure";
        }
        StringBuilder filled = new StringBuilder(definition.id());
        filled.append(filling.isLeast() ? " least" : "");
        filling.period().ifPresent(period -> filled.append(' ').append(days(period)));
        filling.base().ifPresent(base -> filled.append(" base ").append(days(base)));
        for (Kind kind : Kind.values()) {
            Named named = asked.slots().names().get(kind);
            filled.append(named == null ? "" : " " + kind.word() + "=" + named.label());
        }
        asked.slots().top().ifPresent(top -> filled.append(" top=").append(top));
        return filled.toString();
    }

    private static String days(Period period) {
        return (period.from().equals(Period.ALL.from()) ? "" : period.from()) + ".."
                + (period.until().equals(Period.ALL.until()) ? "" : period.last());
    }

    @Override
    public void close() {
        model.close();
    }
}
