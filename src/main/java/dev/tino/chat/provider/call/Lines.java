package dev.tino.chat.provider.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Puts together lines of UTF-8 that come in pieces, whose borders may lie within a character. */
final class Lines {

    private final int longest;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();

    /** @param longest bytes of a line */
    Lines(int longest) {
        this.longest = longest;
    }

    /** A line has more bytes than it may. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /**
     * @param line takes each line that is complete, without its end; true when it wants no more
     * @return whether it said so
     * @throws TooLong
     */
    boolean feed(byte[] piece, Predicate<String> line) {
        int begin = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                keep(piece, begin, i);
                begin = i + 1;
                if (line.test(take())) {
                    return true;
                }
            }
        }
        keep(piece, begin, piece.length);
        return false;
    }

    /** What stands behind the last line's end, if anything. */
    void rest(Consumer<String> line) {
        if (open.size() > 0) {
            line.accept(take());
        }
    }

    private void keep(byte[] piece, int from, int to) {
        if (open.size() + to - from > longest) {
            throw new TooLong();
        }
        open.write(piece, from, to - from);
    }

    /** What is no UTF-8 becomes U+FFFD. */
    private String take() {
        String line = open.toString(StandardCharsets.UTF_8);
        open.reset();
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
