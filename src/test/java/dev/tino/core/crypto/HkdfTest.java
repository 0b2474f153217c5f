package dev.tino.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class HkdfTest {

    /** Test case 3 of RFC 5869, appendix A: no salt, no info. */
    @Test
    void theExampleOfTheStandardIsMet() {
        byte[] secret = HexFormat.of().parseHex("0b".repeat(22));

        byte[] derived = Hkdf.derive(secret, new byte[0]);

        assertThat(derived).asHexString()
                .isEqualToIgnoringCase("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }
}
