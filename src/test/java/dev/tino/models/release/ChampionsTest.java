package dev.tino.models.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;
import dev.tino.models.ModelError;
import dev.tino.models.ModelLease;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.ServedModels;
import dev.tino.models.release.Champion.Act;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChampionsTest {

    @Inject
    Champions champions;

    @Inject
    Releasing releasing;

    @Inject
    ServedModels models;

    @Inject
    Pool pool;

    private final String name = "test." + UUID.randomUUID();
    private UUID actor;

    @BeforeEach
    void registerSomebody() {
        actor = Account.register().id();
    }

    @Test
    void aPromotedVersionIsServedAtOnceAndStandsInTheTimeline() {
        champions(1, 2);

        Champion promoted = promote(1, "version 2 errs");

        assertThat(promoted.act()).isEqualTo(Act.PROMOTED);
        assertThat(served()).isEqualTo(1);
        assertThat(await(champions.timeline(name, null, 10)))
                .extracting(Champion::sequence, Champion::version, Champion::act, Champion::reason, Champion::actorId)
                .containsExactly(tuple(3, 1, Act.PROMOTED, "version 2 errs", actor),
                        tuple(2, 2, Act.RELEASED, "told to", null), tuple(1, 1, Act.RELEASED, "told to", null));
        assertThat(promoted.sha256()).isEqualTo(NamedModels.file(name, 1).sha256());
        assertThat(pool.preparedQuery("select detail from activity where actor_id = $1 and action = 'model.promoted'")
                .executeAndAwait(Tuple.of(actor)).iterator().next().getValue(0).toString()).contains("\"version\"");
    }

    @Test
    void theTimelineIsReadPageByPage() {
        champions(1, 2, 3);

        List<Champion> page = await(champions.timeline(name, null, 2));
        List<Champion> rest = await(champions.timeline(name, page.get(1).sequence(), 2));

        assertThat(page).extracting(Champion::sequence).containsExactly(3, 2);
        assertThat(rest).extracting(Champion::sequence).containsExactly(1);
    }

    @Test
    void whoWasTheChampionThenIsKnown() {
        champions(1, 2, 3);
        List<Champion> timeline = await(champions.timeline(name, null, 10));

        Instant second = timeline.get(1).since();

        assertThat(at(second)).isEqualTo(2);
        assertThat(at(second.minusNanos(1_000))).isEqualTo(1);
        assertThat(at(timeline.get(0).since())).isEqualTo(3);
        assertThat(await(champions.at(name, timeline.get(2).since().minusSeconds(1)))).isEmpty();
    }

    @Test
    void goingBackTwiceGoesFurtherBack() {
        champions(1, 2, 3);

        assertThat(rollback().version()).isEqualTo(2);
        assertThat(rollback().version()).isEqualTo(1);

        assertThat(served()).isEqualTo(1);
        assertRefused(champions.rollback(name, actor, "again"), ModelError.NO_EARLIER_CHAMPION);
        assertThat(await(champions.timeline(name, null, 10))).extracting(Champion::act).containsExactly(Act.ROLLED_BACK,
                Act.ROLLED_BACK, Act.RELEASED, Act.RELEASED, Act.RELEASED);
    }

    @Test
    void afterAPromotionItGoesBackToWhatServedRightBefore() {
        champions(1, 2, 3);
        rollback();
        rollback();
        promote(3, "it was right after all");

        assertThat(rollback().version()).isEqualTo(1);
    }

    @Test
    void aLongPileIsGoneBackThrough() {
        champions(1, 2, 3);
        for (int i = 0; i < 3; i++) {
            promote(2, "forth");
            promote(3, "and back");
        }

        assertThat(rollback().version()).isEqualTo(2);
        assertThat(rollback().version()).isEqualTo(3);
    }

    @Test
    void theSameVersionTwiceIsLeftOut() {
        champions(1, 2);
        promote(1, "back");
        promote(2, "forth");
        await(pool.preparedQuery("delete from model_version where name = $1 and version = 1").execute(Tuple.of(name)));

        assertRefused(champions.rollback(name, actor, "gone"), ModelError.NO_EARLIER_CHAMPION);
        assertThat(present().version()).isEqualTo(2);
    }

    @Test
    void whatPeopleHavePromotedIsNotPromotedAgain() {
        champions(1, 2);

        Champion first = promote(2, "to stay");
        Champion again = promote(2, "to stay");

        assertThat(again).isEqualTo(first);
        assertThat(first.sequence()).isEqualTo(3);
    }

    @Test
    void rollbacksAtOnceGoBackOnce() {
        champions(1, 2, 3);

        List<Boolean> done = await(Uni.join().all(IntStream.range(0, 4).mapToObj(i -> champions.rollback(name, actor, "now")
                .map(champion -> true).onFailure(Failure.class).recoverWithItem(false)).toList()).andFailFast());

        long times = done.stream().filter(went -> went).count();
        assertThat(times).isPositive();
        assertThat(present().sequence()).isEqualTo(3 + times);
    }

    @Test
    void aVersionThatIsNotThereIsNotPromoted() {
        champions(1);

        assertRefused(champions.promote(name, 2, "why not", actor), ModelError.MODEL_NOT_FOUND);
    }

    @Test
    void aDamagedVersionIsNotPromoted() {
        assertNotPromoted("file = substring(file from 2)", ModelError.MODEL_DAMAGED);
    }

    @Test
    void aVersionWithoutSignatureIsNotPromoted() {
        assertNotPromoted("signature = ''", ModelError.MODEL_UNSIGNED);
    }

    @Test
    void aVersionUnderAKeyThatNobodyKnowsIsNotPromoted() {
        assertNotPromoted("signature_key = 'another'", ModelError.MODEL_UNSIGNED);
        // With what it cannot open, Tino would not start again.
        pool.preparedQuery("delete from model_version where name = $1").executeAndAwait(Tuple.of(name));
    }

    @Test
    void aFileThatWasPlantedWithItsHashIsNotPromoted() {
        assertNotPromoted("(file, sha256) = (select file, sha256 from model_version p where p.name = v.name and version = 2)",
                ModelError.MODEL_UNSIGNED);
    }

    @Test
    void aRowThatWasCopiedIsNotPromoted() {
        assertNotPromoted("(file, sha256, signature) = (select file, sha256, signature from model_version p"
                + " where p.name = v.name and version = 2)", ModelError.MODEL_UNSIGNED);
    }

    @Test
    void aDamagedEarlierChampionIsNotRolledBackTo() {
        champions(1, 2);
        damage("file = substring(file from 2)");

        assertRefused(champions.rollback(name, actor, "back"), ModelError.MODEL_DAMAGED);
        assertThat(present().version()).isEqualTo(2);
        assertThat(served()).isEqualTo(2);
    }

    @Test
    void theTimelineIsOnlyAddedTo() {
        champions(1);

        assertThatThrownBy(() -> pool.preparedQuery("update model_champion set reason = 'other' where name = $1")
                .executeAndAwait(Tuple.of(name))).hasMessageContaining("only added to");
    }

    /** Version 1 is changed, which was the champion before version 2. */
    private void assertNotPromoted(String change, ModelError code) {
        champions(1, 2);
        damage(change);

        assertRefused(champions.promote(name, 1, "trust me", actor), code);

        assertThat(present().sequence()).isEqualTo(2);
        assertThat(served()).isEqualTo(2);
    }

    private void damage(String change) {
        pool.preparedQuery("update model_version v set %s where name = $1 and version = 1".formatted(change))
                .executeAndAwait(Tuple.of(name));
    }

    private void assertRefused(Uni<?> act, ErrorCode code) {
        assertThatThrownBy(() -> await(act)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.detail()).contains(name);
        });
    }

    /** Each the champion in its turn. */
    private void champions(int... seeds) {
        for (int seed : seeds) {
            releasing.champion(name, seed);
        }
    }

    private Champion promote(int version, String reason) {
        return await(champions.promote(name, version, reason, actor));
    }

    private Champion rollback() {
        return await(champions.rollback(name, actor, "it errs"));
    }

    private Champion present() {
        return await(champions.present(name)).orElseThrow();
    }

    private int at(Instant instant) {
        return await(champions.at(name, instant)).orElseThrow().version();
    }

    private int served() {
        try (ModelLease lease = await(models.lease(name))) {
            return lease.version().version();
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Releasing.PATIENCE);
    }
}
