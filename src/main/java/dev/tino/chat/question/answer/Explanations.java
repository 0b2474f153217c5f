package dev.tino.chat.question.answer;

import java.util.List;

import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.slot.Doubt;

/** Says why a question is understood, but has no figure. */
public final class Explanations {

    private Explanations() {
    }

    static String days(DataDays days, Language language) {
        Formats formats = new Formats(language);
        return language.choose("Dados de %s a %s.", "Data from %s to %s.").formatted(formats.day(days.first()),
                formats.day(days.last()));
    }

    /** Empty when there may be a figure. */
    public static String without(Filling filling, Language language) {
        String title = filling.definition().title().in(language);
        if (!filling.isWithinData()) {
            return language.choose("%s: não há dados %s. ", "%s: there are no data %s. ").formatted(title,
                    filling.period().map(new Formats(language)::period).orElseThrow()) + days(filling.days(), language);
        }
        if (filling.hasBase()) {
            return "";
        }
        return filling.base().map(base -> language.choose("%s: os dados não cobrem a base da comparação, %s. ",
                "%s: the data do not cover the base of the comparison, %s. ").formatted(title,
                        new Formats(language).period(base)))
                .orElse(language.choose("%s: diga também que período comparar com essa base. ",
                        "%s: please say, too, which period to compare with that base. ").formatted(title))
                + days(filling.days(), language);
    }

    public static String of(Doubt doubt, List<String> unread, Language language) {
        return switch (doubt) {
            case NEGATION -> language.choose("Não sei aplicar uma negação ou exclusão a esta pergunta.",
                    "I cannot apply a negation or an exclusion to this question.");
            case LEAST -> language.choose("Para isso não sei mostrar os menores.", "I cannot show the least of this.");
            case BOTH_ENDS -> language.choose("Não sei mostrar os maiores e os menores de uma vez.",
                    "I cannot show the most and the least at once.");
            case BOUND -> language.choose("Não sei aplicar um limite como “mais de 10” ou “acima de R$ 1.000”.",
                    "I cannot apply a bound such as “more than 10” or “above R$ 1,000”.");
            case SEVERAL_NAMES -> language.choose("Não sei comparar vários nomes; pergunte de um por vez.",
                    "I cannot compare several names; please ask for one at a time.");
            case SEVERAL_PERIODS -> language.choose("Nesta pergunta não sei comparar períodos; pergunte de um por vez.",
                    "In this question I cannot compare periods; please ask for one at a time.");
            case AHEAD -> language.choose("Não entendi o período para esta pergunta.",
                    "I did not understand the period for this question.");
            case UNREAD -> language.choose("Não entendi a data %s.", "I did not understand the date %s.")
                    .formatted(Formats.text(String.join(", ", unread)));
        };
    }
}
