package dev.tino.chat.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tino.chat.question.phrase.FoldedText;
import dev.tino.chat.question.phrase.Resources;

class AliasesTest {

    /** "Em que pé estão os pedidos?" asks nothing of Pernambuco. */
    @Test
    void noAliasIsAWordOfAPhrase() {
        Set<String> words = Resources.text("chat/words.txt").lines().filter(line -> line.contains(" = "))
                .flatMap(line -> Arrays.stream(line.substring(line.indexOf(" = ") + 3).split("[,|]")))
                .flatMap(phrase -> Arrays.stream(FoldedText.of(phrase).split(" "))).collect(Collectors.toSet());
        Aliases aliases = Aliases.load();

        assertThat(Stream.of(aliases.states(), aliases.regions(), aliases.segments(), aliases.categories()).map(Map::values)
                .flatMap(Collection::stream).flatMap(Collection::stream).map(FoldedText::of).filter(words::contains)).isEmpty();
    }
}
