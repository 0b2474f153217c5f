package dev.tino.compat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegacyNameTest {

    @Test
    void aShortMessageIsTheNameInOneLine() {
        assertThat(LegacyName.of(" Quanto\n vendemos? ")).isEqualTo("Quanto vendemos?");
        assertThat(LegacyName.of("a".repeat(50))).isEqualTo("a".repeat(50));
    }

    @Test
    void ofALongOneItIsTheFirstFiftyCharacters() {
        assertThat(LegacyName.of("a".repeat(51))).isEqualTo("a".repeat(50) + "...");
        assertThat(LegacyName.of("😀".repeat(51))).isEqualTo("😀".repeat(50) + "...");
    }
}
