package dev.tino.chat.question.definition;

import dev.tino.chat.question.phrase.Language;

/** Something in both languages. */
public record Bilingual<T>(T pt, T en) {

    public Bilingual {
        if (pt == null || en == null) {
            throw new IllegalStateException("Needs both pt and en");
        }
    }

    public T in(Language language) {
        return language.choose(pt, en);
    }
}
