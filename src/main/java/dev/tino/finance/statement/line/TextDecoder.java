package dev.tino.finance.statement.line;

import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds out how a text file is encoded, from its bytes alone: what files say of themselves is often wrong.
 *
 * <p>
 * A byte order mark decides. Without one, what is valid UTF-8 is UTF-8 (hardly any other text is, by chance). The rest
 * is windows-1252, if that is plausible: its undefined bytes and the letters that no language of its customers uses do
 * not occur, and the file is no broken UTF-8, that is, its bytes above 127 form fewer valid sequences than stray ones.
 */
public final class TextDecoder {

    private static final byte[] UTF_8_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };
    private static final byte[] UTF_16BE_MARK = { (byte) 0xFE, (byte) 0xFF };
    private static final byte[] UTF_16LE_MARK = { (byte) 0xFF, (byte) 0xFE };
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Undefined in windows-1252, then Eth, Thorn, eth, thorn, y with diaeresis. */
    private static final String IMPLAUSIBLE = "\u0081\u008d\u008f\u0090\u009d\u00d0\u00de\u00f0\u00fe\u00ff";
    /** Random bytes hold one control character in ten, text none to speak of. */
    private static final int CONTROLS_OF_BINARY = 20;

    private TextDecoder() {
    }

    /** @throws dev.tino.core.error.Failure when the bytes are no text */
    public static String decode(byte[] content) {
        if (startsWith(content, UTF_8_MARK)) {
            return strictly(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, UTF_16BE_MARK)) {
            return strictly(content, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, UTF_16LE_MARK)) {
            return strictly(content, 2, StandardCharsets.UTF_16LE);
        }
        requireNoBinary(content);
        Utf8Count count = Utf8Count.of(content);
        if (count.stray() == 0) {
            return new String(content, StandardCharsets.UTF_8);
        }
        if (count.sequences() >= count.stray()) {
            throw STATEMENT_UNREADABLE.because("The text is UTF-8 with broken characters, the first of them in line %d",
                    lineOf(content, count.firstStray()));
        }
        requirePlausible(content);
        return new String(content, WINDOWS_1252);
    }

    private static String strictly(byte[] content, int from, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content, from, content.length - from)).toString();
        } catch (CharacterCodingException e) {
            throw STATEMENT_UNREADABLE.because("The file says that it is %s, but it is not", charset.name());
        }
    }

    private static void requireNoBinary(byte[] content) {
        int controls = 0;
        for (byte b : content) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 127) {
                controls++;
            }
        }
        if (controls > content.length / CONTROLS_OF_BINARY) {
            throw STATEMENT_UNREADABLE.because("The file is no text");
        }
    }

    private static void requirePlausible(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] < 0 && IMPLAUSIBLE.indexOf(content[i] & 0xFF) >= 0) {
                throw STATEMENT_UNREADABLE.because(
                        "The text is neither UTF-8 nor windows-1252: byte %02X in line %d", content[i],
                        lineOf(content, i));
            }
        }
    }

    private static int lineOf(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (content[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
