package dev.tino.finance.corpus;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Prints an entry as banks and card acquirers do. The probabilities are plausible, not measured. */
final class StatementDress {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);
    /** Names on slips and Pix receipts are legal names more often than those on cards. */
    private static final double LEGAL_ON_ACCOUNT = 0.3;
    private static final double LEGAL_ON_CARD = 0.08;
    private static final int LETTERS_THAT_TELL = 7;

    private final Lexicon lexicon;
    private final Draw draw;
    private final Template template;

    StatementDress(Lexicon lexicon, Draw draw) {
        this.lexicon = lexicon;
        this.draw = draw;
        this.template = new Template(lexicon, draw);
    }

    String print(LexiconEntry entry, LocalDate date) {
        var moment = Map.of("day", DAY.format(date), "month", MONTH.format(date));
        String form = draw.chance(0.5) ? entry.forms().get(0) : draw.pick(entry.forms());
        String word = template.fill(form, moment);
        if (entry.kind() == Kind.PHRASE) {
            return letters(word, 0.25);
        }
        var values = Map.of("word", word, "day", moment.get("day"), "month", moment.get("month"));
        String pattern = entry.kind() == Kind.TRADE ? draw.pick(lexicon.list(entry.shapes())) : "{word}";
        String payee = template.fill(pattern, values);
        return draw.chance(entry.kind().paidFromAccount) ? fromAccount(entry, payee, values) : byCard(payee, values);
    }

    /** Cuts off what follows, but leaves enough of the word that tells the category. */
    private String cut(String payee, String word) {
        int start = payee.indexOf(payee.indexOf(word) < 0 ? StatementText.glued(word) : word);
        int told = start < 0 ? 0 : start + Math.min(word.length(), LETTERS_THAT_TELL);
        return StatementText.cut(payee, Math.max(told, draw.between(15, 25)));
    }

    private String fromAccount(LexiconEntry entry, String name, Map<String, String> values) {
        String payee = draw.chance(LEGAL_ON_ACCOUNT) ? name + " " + fromList("legal", values) : name;
        payee = draw.chance(0.2) ? cut(payee, values.get("word")) : payee;
        if (draw.chance(0.2)) {
            return letters(payee, 0.2);
        }
        String frames = entry.wording() != null && draw.chance(0.5) ? entry.wording() : "account-frame";
        return letters(framed(frames, payee, values), 0.35);
    }

    private String byCard(String name, Map<String, String> values) {
        String payee = draw.chance(LEGAL_ON_CARD) ? name + " " + fromList("legal", values) : name;
        payee = draw.chance(0.02) ? typo(payee) : payee;
        payee = draw.chance(0.1) ? payee + " " + fromList("branch", values) : payee;
        payee = draw.chance(0.25) ? fromList("acquirer", values) + (draw.chance(0.4) ? StatementText.glued(payee) : payee)
                : payee;
        payee = draw.chance(0.4) ? cut(payee, values.get("word")) : payee;
        payee = draw.chance(0.1) ? payee + " ".repeat(draw.between(1, 6)) + fromList("city", values) : payee;
        payee = draw.chance(0.1) ? payee + " " + instalment() : payee;
        return letters(draw.chance(0.25) ? framed("card-frame", payee, values) : payee, 0.1);
    }

    private String framed(String frames, String payee, Map<String, String> values) {
        return template.fill(draw.pick(lexicon.list(frames)),
                Map.of("payee", payee, "day", values.get("day"), "month", values.get("month")));
    }

    private String fromList(String list, Map<String, String> values) {
        return template.fill(draw.pick(lexicon.list(list)), values);
    }

    private String instalment() {
        int last = draw.between(2, 12);
        String parts = "%d/%d";
        if (draw.chance(0.3)) {
            parts = draw.chance(0.5) ? "PARC %02d/%02d" : "- Parcela %d/%d";
        }
        return String.format(Locale.ROOT, parts, draw.between(1, last), last);
    }

    private String typo(String text) {
        return StatementText.typo(text, draw.between(0, text.length() - 1), draw.between(0, 2));
    }

    private String letters(String text, double accents) {
        String written = draw.chance(accents) ? text : StatementText.withoutAccents(text);
        double[] upperTitleLowerAsIs = { 0.5, 0.8, 0.85, 1.0 };
        return switch (draw.index(upperTitleLowerAsIs)) {
            case 0 -> written.toUpperCase(Locale.ROOT);
            case 1 -> StatementText.titleCase(written);
            case 2 -> written.toLowerCase(Locale.ROOT);
            default -> written;
        };
    }
}
