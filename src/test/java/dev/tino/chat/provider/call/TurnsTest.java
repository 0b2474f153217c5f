package dev.tino.chat.provider.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> begun = new ArrayList<>();
    private final Turns turns = new Turns(1, 2);

    @Test
    void theyComeInTheirOrder() {
        Turns.Turn first = ask("first");
        Turns.Turn second = ask("second");
        ask("third");
        assertThat(begun).containsExactly("first");

        first.over();
        first.over();
        assertThat(begun).containsExactly("first", "second");
        second.over();

        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void tooManyDoNotWait() {
        ask("first");
        Turns.Turn second = ask("second");
        ask("third");

        assertThat(ask("fourth")).isNull();
        second.over();

        assertThat(ask("fifth")).isNotNull();
        assertThat(begun).containsExactly("first");
    }

    @Test
    void whoGivesUpIsPassedOver() {
        Turns.Turn first = ask("first");
        ask("second").over();
        ask("third");

        first.over();

        assertThat(begun).containsExactly("first", "third");
    }

    private Turns.Turn ask(String name) {
        return turns.ask(() -> begun.add(name));
    }
}
