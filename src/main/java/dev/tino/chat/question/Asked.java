package dev.tino.chat.question;

import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.tino.chat.question.phrase.FoldedText;
import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.phrase.Phrase;
import dev.tino.chat.question.slot.NameIndex;
import dev.tino.chat.question.slot.Slots;

/**
 * What somebody said, read.
 *
 * @param wantsReport whether the answer is to be a report
 */
record Asked(Phrase phrase, Slots slots, boolean wantsReport) {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);
    private static final Pattern REPORT = Pattern.compile("\\b(?:relatorios?|reports?)\\b");
    private static final Pattern HELP = Pattern
            .compile("(?:(?:oi|ola|bom dia|boa tarde|boa noite|hi|hello|hey|por favor|please) )*"
                    + "(?:ajuda|help|me ajuda|me ajude|preciso de ajuda|i need help|help me|what can you do|what do you know|what can i ask"
                    + "|o que (?:voce|vc|tu) (?:pode|sabe|faz|consegue|responde)(?: fazer| responder| me dizer)?|o que posso (?:te )?perguntar"
                    + "|quais perguntas (?:voce|vc|eu|posso|sabe)[a-z ]*|(?:que|what|which) (?:perguntas|questions) (?:voce|vc|can|do|posso|sabe)[a-z ]*"
                    + "|como (?:voce )?funciona|how do you work)(?: por favor| please)?");

    static Asked read(String text, NameIndex names, LocalDate today) {
        Slots.Found found = Slots.read(text, names, today);
        return new Asked(Phrase.read(found.rest(), Lexicon.shipped()), found.slots(),
                REPORT.matcher(FoldedText.of(text)).find());
    }

    /** Greetings, thanks, and who asks what can be asked. */
    static boolean isSmallTalk(String text) {
        String folded = FoldedText.of(text);
        return HELP.matcher(folded).matches()
                || Phrase.read(folded, Lexicon.shipped()).isBare() && !REPORT.matcher(folded).find()
                        && folded.chars().noneMatch(Character::isDigit) && !Slots.nameDays(text, ANY_DAY);
    }

    /** Whether the least of something is asked for. */
    boolean isLeast() {
        return phrase.meanings().contains(Phrase.WORST);
    }

    /** "And last month?" says what is different from what was asked before, and nothing else. */
    boolean isFollowUp() {
        return phrase.isBare() && (wantsReport || !slots.isEmpty());
    }

    /** This over what was asked before. */
    Asked after(Asked earlier) {
        return new Asked(earlier.phrase, slots.over(earlier.slots), wantsReport || earlier.wantsReport);
    }
}
