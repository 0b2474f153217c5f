package dev.tino.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final long SEED = 20260131;
    private static final byte[] PLAIN = "PADARIA SAO JOAO".getBytes(StandardCharsets.UTF_8);
    private static final String CONTEXT = new SealedColumn("job_content", List.of("job_id", "position"), "bytes")
            .context("7", 0);

    private final Random random = new Random(SEED);
    private final byte[] older = key();
    private final byte[] newer = key();

    @Test
    void secretsAreDerivedForOnePurposeEachTheCurrentKeysFirst() {
        List<byte[]> derived = new KeyRing(List.of(newer, older)).derive("a");

        assertThat(derived).hasSize(2).allSatisfy(secret -> assertThat(secret).hasSize(32));
        assertThat(derived.get(0)).isEqualTo(new KeyRing(List.of(newer)).derive("a").get(0)).isNotEqualTo(derived.get(1))
                .isNotEqualTo(new KeyRing(List.of(newer)).derive("b").get(0));
    }

    @Test
    void whatIsSealedOpensWhereItLies() {
        var ring = new KeyRing(List.of(newer));

        Sealed sealed = ring.seal(PLAIN, CONTEXT);

        assertThat(CONTEXT).isEqualTo("job_content.bytes/7/0");
        assertThat(sealed.keyId()).isEqualTo(ring.currentId()).hasSize(16);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("PADARIA");
        assertThat(ring.open(sealed, CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void anyLengthIsSealed() {
        var ring = new KeyRing(List.of(newer));
        for (int length : new int[] { 0, 1, 15, 16, 17, 1 << 20 }) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);

            assertThat(ring.open(ring.seal(plain, CONTEXT), CONTEXT)).as("seed %d, length %d", SEED, length).isEqualTo(plain);
        }
    }

    @Test
    void noTwoSealingsAreTheSame() {
        var ring = new KeyRing(List.of(newer));

        assertThat(ring.seal(PLAIN, CONTEXT).nonce()).isNotEqualTo(ring.seal(PLAIN, CONTEXT).nonce()).hasSize(12);
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        Sealed before = new KeyRing(List.of(older)).seal(PLAIN, CONTEXT);

        var ring = new KeyRing(List.of(newer, older));

        assertThat(ring.ids()).containsExactlyInAnyOrder(ring.currentId(), before.keyId());
        assertThat(ring.currentId()).isEqualTo(new KeyRing(List.of(newer)).currentId());
        assertThat(ring.open(before, CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void aKeyThatIsNotInTheRingIsNamed() {
        Sealed sealed = new KeyRing(List.of(older)).seal(PLAIN, CONTEXT);
        var ring = new KeyRing(List.of(newer));

        assertThatThrownBy(() -> ring.open(sealed, CONTEXT)).isInstanceOf(IllegalStateException.class)
                .hasMessage("No key %s in the ring opens %s", sealed.keyId(), CONTEXT);
    }

    @Test
    void whatWasPutIntoAnotherRowDoesNotOpen() {
        var ring = new KeyRing(List.of(newer));
        Sealed sealed = ring.seal(PLAIN, CONTEXT);

        assertThatThrownBy(() -> ring.open(sealed, "job_content.bytes/7/1")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed or moved there");
    }

    @Test
    void whatWasChangedOrCutDoesNotOpen() {
        var ring = new KeyRing(List.of(newer));
        Sealed sealed = ring.seal(PLAIN, CONTEXT);
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;
            byte[] cut = Arrays.copyOf(sealed.bytes(), i);

            assertThatThrownBy(() -> ring.open(new Sealed(sealed.keyId(), changed), CONTEXT)).as("byte %d changed", i)
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ring.open(new Sealed(sealed.keyId(), cut), CONTEXT)).as("cut at %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private byte[] key() {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
