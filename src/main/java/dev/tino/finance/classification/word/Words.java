package dev.tino.finance.classification.word;

import java.util.Map;

/** What one owner said, of all descriptions or of those that were asked for. */
public final class Words {

    public static final Words NONE = new Words(Map.of());

    private final Map<String, Word> byKey;

    Words(Map<String, Word> byKey) {
        this.byKey = byKey;
    }

    /** His word on that very description, or null. */
    public Word on(String description) {
        // Most owners have said nothing: for theirs no key is made.
        return byKey.isEmpty() ? null : byKey.get(DescriptionKey.of(description));
    }

    int size() {
        return byKey.size();
    }
}
