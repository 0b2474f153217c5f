package dev.tino.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LegacyNumbersTest {

    @Inject
    LegacyNumbers numbers;

    private UUID owner;

    @BeforeEach
    void somebodyOwnsRows() {
        owner = Account.register().id();
    }

    @Test
    void rowsAreNumberedInTheOrderInWhichTheyWereMade() {
        List<UUID> ids = IntStream.range(0, 50).mapToObj(n -> new UUID(n, owner.getLeastSignificantBits())).toList();

        Map<UUID, Long> given = of(ids.stream().sorted(Comparator.reverseOrder()).toList());

        assertThat(ids.stream().map(given::get)).isSorted().doesNotHaveDuplicates().allMatch(number -> number > 0);
    }

    @Test
    void aNumberStays() {
        UUID id = UUID.randomUUID();
        Long first = of(List.of(id)).get(id);

        assertThat(of(List.of(UUID.randomUUID(), id))).containsEntry(id, first);
    }

    @Test
    void isFoundByItsOwnerOnly() {
        UUID id = UUID.randomUUID();
        Long number = of(List.of(id)).get(id);

        assertThat(find(owner, number)).isEqualTo(id);
        assertThat(find(Account.register().id(), number)).isNull();
        assertThat(find(null, number)).isNull();
        assertThat(find(owner, Long.MAX_VALUE)).isNull();
    }

    @Test
    void whoSeesARowAtTheSameTimeSeesTheSameNumber() {
        List<UUID> ids = IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID()).toList();

        List<Map<UUID, Long>> seen = Uni.join().all(IntStream.range(0, 8)
                .mapToObj(n -> numbers.of(LegacyKind.TALK, owner, ids)).toList()).andFailFast().await().indefinitely();

        assertThat(seen.stream().distinct()).hasSize(1);
        assertThat(seen.get(0).keySet()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private Map<UUID, Long> of(List<UUID> ids) {
        return numbers.of(LegacyKind.TALK, owner, ids).await().indefinitely();
    }

    private UUID find(UUID ownerId, long number) {
        return numbers.find(LegacyKind.TALK, ownerId, number).await().indefinitely();
    }
}
