package dev.tino.books.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class EntityTagTest {

    private final EntityTag tag = new EntityTag("7-ab");

    @Test
    void isWeakOnTheWire() {
        assertThat(tag).hasToString("W/\"7-ab\"");
    }

    @Test
    void isFoundInLists() {
        assertThat(tag.isAmong(List.of("\"x\", W/\"7-ab\" , \"y\""))).isTrue();
        assertThat(tag.isAmong(List.of("\"x\"", "W/\"7-ab\""))).isTrue();
    }

    @Test
    void aStrongOneOfTheSameTextIsTheSame() {
        assertThat(tag.isAmong(List.of("\"7-ab\""))).isTrue();
    }

    @Test
    void othersAreNotIt() {
        assertThat(tag.isAmong(List.of())).isFalse();
        assertThat(tag.isAmong(List.of("", "7-ab", "\"7-a\"", "W/7-ab", "w/\"7-ab\"", "\"7-ab"))).isFalse();
    }

    @Test
    void aStarIsAny() {
        assertThat(EntityTag.isAny(List.of(" * "))).isTrue();
        assertThat(EntityTag.isAny(List.of("\"*\""))).isFalse();
        assertThat(EntityTag.isAny(List.of())).isFalse();
    }
}
