package dev.tino.chat.question;

import java.util.List;

import dev.tino.chat.question.phrase.Lexicon;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.NameIndex;
import dev.tino.chat.question.slot.Named;

/** Names such as the business data have, without a database. */
public final class SomeNames {

    public static final NameIndex INDEX = NameIndex.builder(Lexicon.shipped()::knows)
            .add(new Named(Kind.REGION, "Sul", List.of("Grande Curitiba", "Grande Porto Alegre")), "Sul", "South")
            .add(new Named(Kind.REGION, "Nordeste", List.of("Grande Fortaleza", "Cariri")), "Nordeste", "Northeast")
            .add(new Named(Kind.REGION, "Ceará", List.of("Grande Fortaleza", "Cariri")), "Ceará", "CE")
            .add(new Named(Kind.REGION, "São Paulo", List.of("Grande São Paulo")), "São Paulo", "SP")
            .add(new Named(Kind.SEGMENT, "Têxtil", List.of("Têxtil")), "Têxtil", "textile")
            .add(new Named(Kind.ANALYST, "Ana Lima", List.of("Ana Lima")), "Ana Lima")
            .add(new Named(Kind.ANALYST, "Vinícius Gonçalves", List.of("Vinícius Gonçalves")), "Vinícius Gonçalves")
            .add(new Named(Kind.PRODUCT, "Sensor Alfa 100", List.of("Sensor Alfa 100")), "Sensor Alfa 100", "PR-00011")
            .build();

    private SomeNames() {
    }
}
