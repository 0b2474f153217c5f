package dev.tino.core.audit.activity.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.audit.activity.seal.Finding.Kind;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SealerTest {

    @Inject
    Vertx vertx;

    @TempDir
    Path folder;

    private OwnLog log;
    private SealKeys keys;
    private Sealer sealer;

    @BeforeEach
    void open() {
        log = new OwnLog(vertx);
        keys = TestKeys.in(folder, "2026");
        sealer = new Sealer(log.pool(), keys);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "update activity set action = 'nothing'", "delete from activity", "truncate activity",
            "update activity_seal set key_id = 'x'", "delete from activity_seal", "truncate activity_seal" })
    void theLogAndItsSealsAreAppendOnly(String change) {
        log.add(1);
        seal();

        assertThatThrownBy(() -> log.execute(change)).hasMessageContaining("is append-only");
        assertThat(verify(null).intact()).isTrue();
    }

    @Test
    void moreThanABatchIsSealedAtOnce() {
        int count = 2 * Sealer.BATCH + 1;
        log.add(count);

        seal();

        Verification found = verify(null);
        assertThat(found.intact()).isTrue();
        assertThat(found.checked()).isEqualTo(count);
        assertThat(log.number("select count(*) from activity_pending")).isZero();
    }

    @Test
    void whatIsNotSealedYetIsNoFault() {
        log.add(3);

        Verification found = verify(null);

        assertThat(found).isEqualTo(new Verification(true, 0, null, List.of()));
    }

    @Test
    void aTransactionThatCommitsLateIsSealedToo() {
        var late = log.pool().getConnectionAndAwait();
        late.query("begin").executeAndAwait();
        late.query("insert into activity (action) values ('late.done')").executeAndAwait();
        log.add(1);
        seal();

        late.query("commit").executeAndAwait();
        late.closeAndAwait();
        seal();

        assertThat(verify(null).intact()).isTrue();
        assertThat(
                log.number("select position from activity_seal join activity on id = activity_id where action = 'late.done'"))
                .isEqualTo(2);
        assertThat(log.number("select id from activity where action = 'late.done'")).isEqualTo(1);
    }

    @Test
    void manySealersAtOnceMakeOneChain() {
        int count = 5 * Sealer.BATCH;
        log.add(count);
        List<Uni<Void>> sealers = IntStream.range(0, 5).mapToObj(i -> new Sealer(log.pool(), keys).sealAll()).toList();

        Uni.join().all(sealers).andFailFast().await().indefinitely();

        // One that found another at it went home, but the one at work goes on to the end.
        seal();
        Verification found = verify(null);
        assertThat(found.intact()).isTrue();
        assertThat(found.checked()).isEqualTo(count);
        assertThat(log.number("select max(position) from activity_seal")).isEqualTo(count);
    }

    @Test
    void anEditedActivityIsFound() {
        log.add(10);
        seal();

        log.tamper("update activity set object_id = 'other' where id = 4");

        assertThat(verify(null).failures()).containsExactly(new Finding(4L, 4L, Kind.EDITED));
    }

    @Test
    void aRemovedActivityIsFound() {
        log.add(10);
        seal();

        log.tamper("delete from activity where id = 4");

        assertThat(verify(null).failures()).containsExactly(new Finding(4L, 4L, Kind.REMOVED));
    }

    @Test
    void aTailThatWasCutOffIsFoundWithTheHeadEvenWhenTheChainWentOn() {
        log.add(10);
        seal();
        String head = verify(null).head();
        log.tamper("delete from activity where id > 8; delete from activity_seal where position > 8");

        Verification without = verify(null);
        Verification with = verify(head);
        log.add(5);
        seal();
        Verification later = verify(head);

        assertThat(without.intact()).isTrue();
        assertThat(with.failures()).containsExactly(new Finding(9L, null, Kind.CUT_OFF),
                new Finding(10L, null, Kind.CUT_OFF));
        assertThat(later.failures()).extracting(Finding::position, Finding::kind)
                .containsExactly(tuple(10L, Kind.REWRITTEN));
    }

    @Test
    void sealsCutOffWithoutTheirActivitiesLeaveThemUnsealed() {
        log.add(3);
        seal();

        log.tamper("delete from activity_seal where position = 3");

        assertThat(verify(null).failures()).containsExactly(new Finding(null, 3L, Kind.UNSEALED));
    }

    @Test
    void anActivityRemovedBeforeItWasSealedIsFoundAndHoldsNothingUp() {
        log.add(2);
        log.tamper("delete from activity where id = 1");

        seal();

        Verification found = verify(null);
        assertThat(found.checked()).isEqualTo(1);
        assertThat(found.failures()).containsExactly(new Finding(null, 1L, Kind.REMOVED));
    }

    @Test
    void aMarkThatWasPutBackDoesNotStopTheChain() {
        log.add(2);
        seal();
        log.execute("insert into activity_pending values (1)");
        log.add(1);

        seal();

        Verification found = verify(null);
        assertThat(found.intact()).isTrue();
        assertThat(found.checked()).isEqualTo(3);
        assertThat(log.number("select count(*) from activity_pending")).isZero();
    }

    private void seal() {
        sealer.sealAll().await().indefinitely();
    }

    private Verification verify(String head) {
        return new Verifier(log.pool(), keys).verify(SealHead.decode(head)).await().indefinitely();
    }
}
