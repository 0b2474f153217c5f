package dev.tino.finance.corpus;

import java.util.List;

/**
 * One merchant, word or phrase.
 *
 * @param key what identifies it; every line made from it carries this
 * @param category {@code null} where the text tells nothing about the category
 * @param forms its spellings, the usual one first; may hold placeholders such as <code>{person}</code>
 * @param shapes the list of patterns in which a {@link Kind#TRADE} word meets a name
 * @param wording the list of account phrases of its own, or {@code null}
 */
public record LexiconEntry(String key, String category, Kind kind, List<String> forms, String shapes, String wording,
        Profile profile) {

    public LexiconEntry {
        forms = List.copyOf(forms);
    }
}
