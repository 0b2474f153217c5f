package dev.tino.finance.statement.line;

/**
 * How much of a text's bytes above 127 is well-formed UTF-8 (Unicode standard, table 3-7).
 *
 * @param sequences whole characters of two to four bytes
 * @param stray bytes that belong to none
 * @param firstStray where the first of them stands, -1 without one
 */
record Utf8Count(int sequences, int stray, int firstStray) {

    static Utf8Count of(byte[] content) {
        int sequences = 0;
        int stray = 0;
        int firstStray = -1;
        for (int i = 0; i < content.length;) {
            if (content[i] >= 0) {
                i++;
                continue;
            }
            int length = sequenceAt(content, i);
            if (length > 0) {
                sequences++;
                i += length;
                continue;
            }
            firstStray = stray++ == 0 ? i : firstStray;
            i++;
        }
        return new Utf8Count(sequences, stray, firstStray);
    }

    /** The length of the character that begins here, 0 when none does. */
    private static int sequenceAt(byte[] content, int from) {
        int lead = content[from] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || from + length > content.length) {
            return 0;
        }
        int second = content[from + 1] & 0xFF;
        boolean overlong = lead == 0xE0 && second < 0xA0 || lead == 0xF0 && second < 0x90;
        boolean outside = lead == 0xED && second > 0x9F || lead == 0xF4 && second > 0x8F;
        if (overlong || outside) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((content[from + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
