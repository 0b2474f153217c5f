package dev.tino.finance.classification;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.tino.finance.FinanceError;

/** Cuts the chunks of a stream into lines. Blank ones are passed over; one that is too long fails alone. Not thread-safe. */
final class LineSplitter {

    static final int LONGEST_LINE = 64 * 1024;

    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(512);
    private boolean tooLong;
    private long number = 1;

    /** The lines that end in this chunk. */
    List<NumberedLine> split(byte[] chunk) {
        var lines = new ArrayList<NumberedLine>();
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                keep(chunk, start, i);
                finish(lines);
                start = i + 1;
            }
        }
        keep(chunk, start, chunk.length);
        return lines;
    }

    /** The last line, when no line feed ends it. */
    List<NumberedLine> end() {
        var lines = new ArrayList<NumberedLine>(1);
        finish(lines);
        return lines;
    }

    private void keep(byte[] chunk, int from, int to) {
        tooLong |= rest.size() + to - from > LONGEST_LINE;
        if (!tooLong) {
            rest.write(chunk, from, to - from);
        }
    }

    private void finish(List<NumberedLine> lines) {
        if (tooLong) {
            lines.add(new NumberedLine(number, null,
                    FinanceError.LINE_TOO_LONG.because("The line is longer than %d bytes", LONGEST_LINE)));
        } else if (!isBlank(rest)) {
            lines.add(new NumberedLine(number, rest.toByteArray(), null));
        }
        rest.reset();
        tooLong = false;
        number++;
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() == 0 || line.size() == 1 && line.toByteArray()[0] == '\r';
    }
}
