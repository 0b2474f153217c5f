package dev.tino.chat.question.slot;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that turn what a question asks for, and that no slot takes. */
final class Caution {

    private static final String JOINTS = "(?: (?:de|do|da|dos|das|o|a|os|as|em|no|na|nos|nas|ao|for|of|in|from|the|on|to|by|por|pela|pelo"
            + "|regiao|segmento|setor|estado|analista|vendedor|produto|region|segment|sector|state|analyst|product))*";
    private static final String NAME = " x(?:region|segment|analyst|product|period|base)\\b";
    private static final Pattern EXCLUSION = Pattern.compile(
            "\\b(?:nao|sem|exceto|exceptuando|excetuando|excluindo|excluid[oa]s?|tirando|descontando|fora|salvo|except|excluding|outside"
                    + "|not|without|other than|apart from|besides|minus|but|alem)" + JOINTS + NAME
                    + "|\\bmenos(?: [oa]s?)?" + NAME
                    + "|\\bx(?:region|segment|analyst|product) (?:excluded|a parte|de fora)\\b");
    private static final String MOST = "(?:mais|maior(?:es)?|melhor(?:es)?|most|best|top|largest|highest|biggest)";
    private static final String LEAST = "(?:menos|menor(?:es)?|pior(?:es)?|least|worst|bottom|lowest|fewest|smallest)";
    private static final String AND = " (?:[a-z]+ )?(?:e|ou|and|or|&) (?:[a-z0-9]+ ){0,3}";
    private static final Pattern BOTH_ENDS = Pattern.compile("\\b(?:" + MOST + AND + LEAST + "|" + LEAST + AND + MOST + ")\\b");
    private static final Pattern BOUND = Pattern
            .compile("\\b(?:acima|mais|menos|abaixo|over|above|more|less|fewer|below|under|at least"
                    + "|pelo menos|no minimo|minimo|at most|no maximo|superior(?:es)?|inferior(?:es)?|maior(?:es)?|menor(?:es)?|greater"
                    + "|smaller|larger|exceeding|up to|worth)(?: (?:de|do|da|que|a|than|os|the))* (?:r?\\$ ?)?(?:\\d|xtop\\b|uma?\\b|mil\\b)"
                    + "|\\b(?:com|with)(?: (?:so|apenas|exatamente|exactly|only|just))? (?:xtop|\\d+)\\b"
                    + "|(?<![0-9] )\\b\\d+ " + CalendarUnit.ANY + "\\b");

    private Caution() {
    }

    /** @param rest a question with placeholders */
    static Set<Doubt> in(String rest) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (EXCLUSION.matcher(rest).find()) {
            doubts.add(Doubt.NEGATION);
        }
        if (BOTH_ENDS.matcher(rest).find()) {
            doubts.add(Doubt.BOTH_ENDS);
        }
        if (BOUND.matcher(rest).find()) {
            doubts.add(Doubt.BOUND);
        }
        return doubts;
    }
}
