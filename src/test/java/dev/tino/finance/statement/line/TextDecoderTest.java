package dev.tino.finance.statement.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;

class TextDecoderTest {

    private static final String TEXT = "Data;Descrição\n28/02/2024;Depósito à vista\n";

    @Test
    void everyUsualEncodingIsFoundOut() {
        assertThat(TextDecoder.decode(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(TextDecoder.decode(("\ufeff" + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(TextDecoder.decode(TEXT.getBytes(ISO_8859_1))).isEqualTo(TEXT);
        assertThat(TextDecoder.decode(("\ufeff" + TEXT).getBytes(UTF_16LE))).isEqualTo(TEXT);
        assertThat(TextDecoder.decode(("\ufeff" + TEXT).getBytes(UTF_16BE))).isEqualTo(TEXT);
    }

    @Test
    void windowsCharactersBeyondLatin1AreKept() {
        assertThat(TextDecoder.decode("Café “Sol” 12 €".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Café “Sol” 12 €");
    }

    @Test
    void brokenUtf8IsRefusedWithItsLine() {
        byte[] bytes = TEXT.getBytes(UTF_8);
        bytes[bytes.length - 3] = (byte) 0xC3;

        assertThatThrownBy(() -> TextDecoder.decode(bytes)).isInstanceOf(Failure.class)
                .hasMessage("The text is UTF-8 with broken characters, the first of them in line 2");
    }

    @Test
    void whatIsNeitherUtf8NorPlausibleWindowsIsRefused() {
        byte[] bytes = "a;b\nc;d\u00fe".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> TextDecoder.decode(bytes)).isInstanceOf(Failure.class)
                .hasMessage("The text is neither UTF-8 nor windows-1252: byte FE in line 2");
    }

    @Test
    void aMarkThatTheBytesBelieIsRefused() {
        assertThatThrownBy(() -> TextDecoder.decode("\u00ef\u00bb\u00bfDescri\u00e7\u00e3o".getBytes(ISO_8859_1)))
                .isInstanceOf(Failure.class).hasMessage("The file says that it is UTF-8, but it is not");
        assertThatThrownBy(() -> TextDecoder.decode("\u00ff\u00fea".getBytes(ISO_8859_1))).isInstanceOf(Failure.class)
                .hasMessage("The file says that it is UTF-16LE, but it is not");
    }

    @Test
    void randomBytesAreNoText() {
        byte[] bytes = new byte[4_096];
        new Random(7).nextBytes(bytes);

        assertThatThrownBy(() -> TextDecoder.decode(bytes)).isInstanceOf(Failure.class)
                .hasMessage("The file is no text");
    }

    @Test
    void wellFormedCharactersAreWhatTheJdkSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            random.nextBytes(bytes);
            bytes[0] |= (byte) 0x80;

            boolean valid = !new String(bytes, UTF_8).contains("\ufffd");

            assertThat(Utf8Count.of(bytes).stray() == 0).as("seed %d", seed).isEqualTo(valid);
        }
    }
}
