package dev.tino.finance.corpus;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Makes statement lines from a {@link Lexicon}. The same lexicon, seed and number of lines give the same lines on every
 * machine.
 */
public final class StatementGenerator {

    /** Enough for every entry to be seen in a dozen dresses. */
    public static final int DEFAULT_LINES = 100_000;

    private static final int LONGEST_DESCRIPTION = 500;

    private final Lexicon lexicon;
    private final long seed;

    public StatementGenerator(Lexicon lexicon, long seed) {
        this.lexicon = lexicon;
        this.seed = seed;
    }

    /** Every entry stands in it at least three times when there are lines enough for that; the order is shuffled. */
    public Stream<GeneratedLine> generate(int lines) {
        var draw = new Draw(seed);
        var plan = new CorpusPlan(lexicon, draw);
        var dress = new StatementDress(lexicon, draw);
        return Arrays.stream(plan.entries(lines)).mapToObj(index -> {
            LexiconEntry entry = lexicon.entries().get(index);
            String category = entry.category() == null ? plan.anyCategory() : entry.category();
            var occasion = Occasion.draw(entry.profile(), draw);
            String description = StatementText.cut(dress.print(entry, occasion.date()).strip(), LONGEST_DESCRIPTION);
            return new GeneratedLine(description, occasion.amount(), occasion.date(), category, entry.key());
        });
    }
}
