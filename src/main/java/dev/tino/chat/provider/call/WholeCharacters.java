package dev.tino.chat.provider.call;

/**
 * Makes text of bits of text that the database takes and that may be cut between any two bits: pairs of surrogates that
 * came in two bits are put together, lone ones become U+FFFD, NUL is left out.
 */
final class WholeCharacters {

    private static final char UNKNOWN = '\uFFFD';

    private char high;

    /** @return what of it and of the bits before can be told now; may be empty */
    String of(String bit) {
        StringBuilder text = new StringBuilder(bit.length() + 1);
        for (int i = 0; i < bit.length(); i++) {
            take(bit.charAt(i), text);
        }
        return text.toString();
    }

    private void take(char next, StringBuilder text) {
        if (high != 0) {
            boolean pair = Character.isLowSurrogate(next);
            text.append(pair ? high : UNKNOWN);
            high = 0;
            if (pair) {
                text.append(next);
                return;
            }
        }
        if (Character.isHighSurrogate(next)) {
            high = next;
        } else if (next != 0) {
            text.append(Character.isLowSurrogate(next) ? UNKNOWN : next);
        }
    }

    /** Nothing more comes. */
    String rest() {
        boolean alone = high != 0;
        high = 0;
        return alone ? String.valueOf(UNKNOWN) : "";
    }
}
