package dev.tino.core.audit.activity.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;

class SealHeadTest {

    private static final byte[] MAC = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void itSurvivesTheWayOutAndBack() {
        SealHead head = SealHead.decode(new SealHead(1204, MAC).encode());

        assertThat(head.position()).isEqualTo(1204);
        assertThat(head.mac()).isEqualTo(MAC);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.%s", "-1.%s", "1.%s0", "9999999999999999999.%s", "1", "%s", "1.%s\n", "\u0000" })
    void whatIsNoHeadIsRefused(String plain) {
        String mac = "ab".repeat(32);
        String encoded = Base64.getUrlEncoder().encodeToString(plain.formatted(mac).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SealHead.decode(encoded)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> SealHead.decode("%" + encoded)).isInstanceOf(Failure.class);
    }
}
