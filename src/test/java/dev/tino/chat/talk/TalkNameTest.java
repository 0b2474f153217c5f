package dev.tino.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TalkNameTest {

    @Test
    void aShortMessageIsTheName() {
        assertThat(TalkName.of("  Quanto vendemos\n em janeiro? ")).isEqualTo("Quanto vendemos em janeiro?");
    }

    @Test
    void aLongOneIsCutAtAWord() {
        String name = TalkName.of("Quanto vendemos em janeiro na região Nordeste para clientes do varejo?");

        assertThat(name).isEqualTo("Quanto vendemos em janeiro na região Nordeste para…");
    }

    @Test
    void aWordThatIsTooLongIsCutBetweenCharacters() {
        assertThat(TalkName.of("x".repeat(60))).isEqualTo("x".repeat(50) + "…");
        assertThat(TalkName.of("x".repeat(49) + "😀".repeat(9))).isEqualTo("x".repeat(49) + "…");
    }
}
