package dev.tino.chat.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;

class TurnsTest {

    private final List<String> begun = new ArrayList<>();
    private final Turns turns = new Turns(1, 2, 2);

    @Test
    void theNextBeginsWhenOneLeaves() {
        Turns.Place first = await("first");
        Turns.Place second = await("second");
        await("third");
        assertThat(begun).containsExactly("first");

        first.leave();
        first.leave();
        assertThat(begun).containsExactly("first", "second");
        second.leave();

        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void whoLeavesWhileHeWaitsNeverBegins() {
        Turns.Place first = await("first");
        Turns.Place second = await("second");
        await("third");

        second.leave();
        first.leave();

        assertThat(begun).containsExactly("first", "third");
    }

    @Test
    void whoHasLeftBeforeHeCameNeverBegins() {
        Turns.Place place = turns.take(UUID.randomUUID());

        place.leave();
        place.await(() -> begun.add("late"));

        assertThat(begun).isEmpty();
    }

    @Test
    void moreThanMayWaitAreRefused() {
        Turns.Place first = turns.take(UUID.randomUUID());
        turns.take(UUID.randomUUID());
        turns.take(UUID.randomUUID());

        assertThatThrownBy(() -> turns.take(UUID.randomUUID())).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.code()).isEqualTo(CoreError.UNAVAILABLE);
            assertThat(refused.headers()).containsKey("Retry-After");
        });
        first.leave();
        turns.take(UUID.randomUUID());
    }

    @Test
    void nobodyHasMoreThanHisShare() {
        UUID owner = UUID.randomUUID();
        Turns.Place first = turns.take(owner);
        Turns.Place second = turns.take(owner);

        assertThatThrownBy(() -> turns.take(owner)).isInstanceOfSatisfying(Failure.class, refused -> {
            assertThat(refused.code()).isEqualTo(ChatError.TOO_MANY_RUNS);
            assertThat(refused.headers()).containsKey("Retry-After");
        });
        Turns.Place others = turns.take(UUID.randomUUID());
        first.leave();
        first.leave();
        Turns.Place third = turns.take(owner);
        assertThatThrownBy(() -> turns.take(owner)).isInstanceOf(Failure.class);

        List.of(second, third, others).forEach(Turns.Place::leave);
        assertThat(turns.isEmpty()).isTrue();
    }

    @Test
    void anEventsIdTellsItsRun() {
        UUID run = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        assertThat(RunEvent.number(run, RunEvent.id(run, 3), 3)).isEqualTo(3);
        assertThat(RunEvent.number(run, 0, 3)).isZero();
        assertThat(RunEvent.id(run, 999_999)).isLessThan(1L << 53);
        for (long id : List.of(RunEvent.id(run, 4), RunEvent.id(run, 0), RunEvent.id(other, 1))) {
            assertThatThrownBy(() -> RunEvent.number(run, id, 3)).isInstanceOf(Failure.class);
        }
    }

    private Turns.Place await(String name) {
        Turns.Place place = turns.take(UUID.randomUUID());
        place.await(() -> begun.add(name));
        return place;
    }
}
