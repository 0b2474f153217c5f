package dev.tino.core.audit.activity.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.audit.activity.seal.Finding.Kind;

class ChainCheckTest {

    private static final long SEED = 20260131;
    private static final int LENGTH = 60;

    @TempDir
    static Path folder;
    @TempDir
    static Path otherFolder;

    private static SealKeys keys;

    private final Random random = new Random(SEED);

    /** A seal with its activity, null when it is gone. */
    private record Link(Seal seal, StoredActivity activity) {
    }

    @BeforeAll
    static void generateKeys() {
        keys = TestKeys.in(folder, "2025", "2026");
    }

    @Test
    void aChainThatNobodyTouchedIsIntact() {
        Verification found = check(chain(LENGTH), null);

        assertThat(found.intact()).isTrue();
        assertThat(found.checked()).isEqualTo(LENGTH);
        assertThat(found.failures()).isEmpty();
    }

    @Test
    void nothingIsIntactAndHasNoHead() {
        assertThat(check(List.of(), null)).isEqualTo(new Verification(true, 0, null, List.of()));
    }

    @Test
    void anySingleChangeOfAnyFieldIsFoundAtItsPlace() {
        List<Link> chain = chain(LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            StoredActivity honest = chain.get(place).activity();
            for (StoredActivity edited : edits(honest)) {
                Verification found = check(replace(chain, place, link -> new Link(link.seal(), edited)), null);

                assertThat(found.failures()).as("seed %d: %s instead of %s", SEED, edited, honest)
                        .containsExactly(new Finding(place + 1L, honest.id(), Kind.EDITED));
                assertThat(found.intact()).isFalse();
            }
        }
    }

    @Test
    void aChangedSealIsFound() {
        for (int place = 0; place < LENGTH; place++) {
            byte[] mac = chain(LENGTH).get(place).seal().mac().clone();
            mac[random.nextInt(mac.length)] ^= (byte) (1 << random.nextInt(8));
            List<Link> chain = replace(chain(LENGTH), place, link -> new Link(
                    new Seal(link.seal().position(), link.seal().activityId(), mac, link.seal().keyId()), link.activity()));

            Verification found = check(chain, null);

            assertThat(found.failures()).as("seed %d, place %d", SEED, place).extracting(Finding::position, Finding::kind)
                    .contains(tuple(place + 1L, Kind.EDITED));
        }
    }

    @Test
    void activitiesThatChangePlacesAreFound() {
        List<Link> chain = chain(LENGTH);
        StoredActivity third = chain.get(2).activity();
        StoredActivity fourth = chain.get(3).activity();

        Verification found = check(replace(replace(chain, 2, link -> new Link(link.seal(), fourth)), 3,
                link -> new Link(link.seal(), third)), null);

        assertThat(found.failures()).extracting(Finding::position, Finding::kind)
                .containsExactly(tuple(3L, Kind.EDITED), tuple(4L, Kind.EDITED));
    }

    @Test
    void aRemovedActivityIsFound() {
        Verification found = check(replace(chain(LENGTH), 6, link -> new Link(link.seal(), null)), null);

        assertThat(found.failures()).extracting(Finding::position, Finding::kind).containsExactly(tuple(7L, Kind.REMOVED));
    }

    @Test
    void anActivityRemovedWithItsSealLeavesAGapAndDoubtAboutTheNext() {
        List<Link> chain = chain(LENGTH);
        chain.remove(6);

        Verification found = check(chain, null);

        assertThat(found.failures()).extracting(Finding::position, Finding::kind)
                .containsExactly(tuple(7L, Kind.REMOVED), tuple(8L, Kind.UNVERIFIABLE));
    }

    @Test
    void aTailThatWasCutOffIsFoundByTheHeadAlone() {
        List<Link> chain = chain(LENGTH);
        SealHead head = SealHead.decode(check(chain, null).head());
        List<Link> cut = chain.subList(0, LENGTH - 2);

        Verification without = check(cut, null);
        Verification with = check(cut, head);

        assertThat(without.intact()).isTrue();
        assertThat(with.failures()).containsExactly(new Finding(LENGTH - 1L, null, Kind.CUT_OFF),
                new Finding((long) LENGTH, null, Kind.CUT_OFF));
    }

    @Test
    void aChainMadeAnewIsFoundByTheHead() {
        SealHead head = SealHead.decode(check(chain(LENGTH), null).head());
        List<Link> another = chain(LENGTH + 5);

        Verification without = check(another, null);
        Verification with = check(another, head);

        assertThat(without.intact()).isTrue();
        assertThat(with.failures()).extracting(Finding::position, Finding::kind)
                .containsExactly(tuple((long) LENGTH, Kind.REWRITTEN));
    }

    @Test
    void theHeadOfAChainThatWentOnFindsNothing() {
        List<Link> chain = chain(LENGTH);
        SealHead head = SealHead.decode(check(chain.subList(0, 10), null).head());

        assertThat(check(chain, head).intact()).isTrue();
    }

    @Test
    void aLinkWhoseKeyIsGoneIsToldApartFromABrokenOne() {
        List<Link> chain = replace(chain(LENGTH), 4,
                link -> new Link(new Seal(5, link.seal().activityId(), link.seal().mac(), "2019"), link.activity()));

        Verification found = check(chain, null);

        assertThat(found.failures()).extracting(Finding::position, Finding::kind)
                .containsExactly(tuple(5L, Kind.UNVERIFIABLE));
    }

    @Test
    void anotherDeploymentsKeyOfTheSameNameBreaksEveryLink() {
        var check = new ChainCheck(TestKeys.in(otherFolder, "2025", "2026"), null);
        chain(LENGTH).forEach(link -> check.look(link.seal(), link.activity()));

        assertThat(check.finish().failures()).hasSize(LENGTH).allMatch(finding -> finding.kind() == Kind.EDITED);
    }

    @Test
    void aForgedLinkBeforeTheFirstIsFound() {
        List<Link> chain = chain(3);
        var forged = activity(99);
        byte[] mac = Seal.mac(keys.current(), Seal.origin(), 0, forged);
        chain.add(0, new Link(new Seal(0, 99, mac, keys.currentId()), forged));

        assertThat(check(chain, null).failures()).containsExactly(new Finding(0L, 99L, Kind.EDITED));
    }

    @Test
    void onlyTheFirstHundredOfAKindAreTold() {
        List<Link> chain = chain(1);
        var far = activity(2);
        chain.add(new Link(new Seal(Long.MAX_VALUE, 2, new byte[32], keys.currentId()), far));

        assertThat(check(chain, null).failures()).hasSize(101).last()
                .isEqualTo(new Finding(Long.MAX_VALUE, 2L, Kind.UNVERIFIABLE));
    }

    private static Verification check(List<Link> chain, SealHead known) {
        var check = new ChainCheck(keys, known);
        chain.forEach(link -> check.look(link.seal(), link.activity()));
        return check.finish();
    }

    /** An honest chain, the first half of it made with the older key. */
    private List<Link> chain(int length) {
        var links = new ArrayList<Link>();
        byte[] previous = Seal.origin();
        for (int position = 1; position <= length; position++) {
            String kid = position <= length / 2 ? "2025" : "2026";
            StoredActivity activity = activity(position + random.nextInt(1, 4) * 1000L);
            previous = Seal.mac(keys.get(kid), previous, position, activity);
            links.add(new Link(new Seal(position, activity.id(), previous, kid), activity));
        }
        return links;
    }

    private StoredActivity activity(long id) {
        return new StoredActivity(id, Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L),
                random.nextBoolean() ? null : new UUID(random.nextLong(), random.nextLong()), "import.committed",
                random.nextBoolean() ? null : Integer.toHexString(random.nextInt()),
                random.nextBoolean() ? null : "{\"rows\":%d}".formatted(random.nextInt(100)),
                random.nextBoolean() ? null : "trace");
    }

    /** The activity with one field changed, for each field. */
    private List<StoredActivity> edits(StoredActivity a) {
        return List.of(
                new StoredActivity(a.id() + 1, a.time(), a.actorId(), a.action(), a.objectId(), a.detail(), a.traceId()),
                new StoredActivity(a.id(), a.time().plusNanos(1000), a.actorId(), a.action(), a.objectId(), a.detail(),
                        a.traceId()),
                new StoredActivity(a.id(), a.time(), a.actorId() == null ? UUID.randomUUID() : null, a.action(), a.objectId(),
                        a.detail(), a.traceId()),
                new StoredActivity(a.id(), a.time(), a.actorId(), changed(a.action()), a.objectId(), a.detail(), a.traceId()),
                new StoredActivity(a.id(), a.time(), a.actorId(), a.action(), changed(a.objectId()), a.detail(), a.traceId()),
                new StoredActivity(a.id(), a.time(), a.actorId(), a.action(), a.objectId(), changed(a.detail()), a.traceId()),
                new StoredActivity(a.id(), a.time(), a.actorId(), a.action(), a.objectId(), a.detail(), changed(a.traceId())));
    }

    /** Another text: one character more or less or other, or null, or no longer null. */
    private String changed(String text) {
        if (text == null) {
            return random.nextBoolean() ? "" : "x";
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + '\u0001' + text.substring(at);
            default -> text.substring(0, at) + (char) (text.charAt(at) + 1) + text.substring(at + 1);
        };
    }

    private static List<Link> replace(List<Link> chain, int place, UnaryOperator<Link> change) {
        var changed = new ArrayList<>(chain);
        changed.set(place, change.apply(chain.get(place)));
        return changed;
    }
}
