package dev.tino.chat.question;

import java.util.List;

import dev.tino.chat.question.definition.Bilingual;
import dev.tino.chat.question.definition.Definition;

/** @param slots such as {@code period} and {@code region} */
record QuestionView(String id, Bilingual<String> title, Bilingual<List<String>> examples, List<String> slots) {

    static QuestionView of(Definition definition) {
        return new QuestionView(definition.id(), definition.title(), definition.examples(), definition.slots().names());
    }
}
