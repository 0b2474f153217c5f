package dev.tino.chat.question;

import java.util.List;
import java.util.regex.Pattern;

import dev.tino.chat.assistant.Turn;
import dev.tino.chat.question.phrase.FoldedText;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.phrase.Phrase;

/** Which language somebody speaks. */
final class SpokenLanguage {

    private static final Pattern PORTUGUESE = Pattern.compile("[ãõçáéíóúâêôà]"
            + "|\\b(?:quem|mais|menos|pior(?:es)?|melhor(?:es)?|maior(?:es)?|menor(?:es)?|por|dos?|das?|ao|\\w+(?:ista|istas|ou|eu|aram|eram|amos|emos"
            + "|dor|dores|dade|ado|ada|ados|adas))\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:who|most|least|worst|best|the|of|by|\\w+(?:ing|ers|ysts?|est|tion|tions))\\b",
            Pattern.CASE_INSENSITIVE);

    private SpokenLanguage() {
    }

    /** That of the last thing that tells; Portuguese when none does. */
    static Language of(List<Turn> turns) {
        for (int i = turns.size() - 1; i >= Math.max(0, turns.size() - FollowUps.MOST_TURNS); i--) {
            if (turns.get(i).speaker() == Turn.Speaker.USER) {
                Language language = Phrase.read(FoldedText.of(turns.get(i).text()), Lexicon.shipped()).language();
                language = language == null ? bySpelling(turns.get(i).text()) : language;
                if (language != null) {
                    return language;
                }
            }
        }
        return Language.PT;
    }

    /** Where the words that mean something do not tell: accents and endings that only one of them has. */
    private static Language bySpelling(String text) {
        boolean portuguese = PORTUGUESE.matcher(text).find();
        return portuguese == ENGLISH.matcher(text).find() ? null : portuguese ? Language.PT : Language.EN;
    }
}
