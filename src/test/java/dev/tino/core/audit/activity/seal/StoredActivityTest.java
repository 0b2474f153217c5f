package dev.tino.core.audit.activity.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class StoredActivityTest {

    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.123456Z");

    @Test
    void theFormStaysWhatItIsLestOldSealsBreak() {
        var activity = new StoredActivity(2, TIME, UUID.fromString("01956b4e-8a3e-7c11-9d2f-5d0f6f0f2b11"), "é", null, "{}",
                "");

        byte[] canonical = activity.canonical(1);

        assertThat(HexFormat.of().formatHex(canonical)).isEqualTo("0000000000000001" + "0000000000000002"
                + "00000000697deec0" + "075bca00"
                + "00000024" + "30313935366234652d386133652d376331312d396432662d356430663666306632623131"
                + "00000002" + "c3a9" + "ffffffff" + "00000002" + "7b7d" + "00000000");
    }

    @Test
    void textThatMovesFromOneColumnToTheNextIsNotTheSame() {
        var ab = new StoredActivity(1, TIME, null, "ab", "c", null, null);
        var abc = new StoredActivity(1, TIME, null, "a", "bc", null, null);

        assertThat(ab.canonical(1)).isNotEqualTo(abc.canonical(1));
    }

    @Test
    void aTimeFarBeyondAnyCalendarHasAFormToo() {
        var edited = new StoredActivity(1, Instant.MAX, null, "a", null, null, null);

        assertThat(edited.canonical(1)).isNotEqualTo(new StoredActivity(1, TIME, null, "a", null, null, null).canonical(1));
    }
}
