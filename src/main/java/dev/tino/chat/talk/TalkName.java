package dev.tino.chat.talk;

/** The name of a talk that nobody has named: the first words of what was said first. */
final class TalkName {

    static final int LONGEST = 50;

    private static final String ELLIPSIS = "…";

    private TalkName() {
    }

    /** @param message not blank */
    static String of(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = line.lastIndexOf(' ', LONGEST);
        if (end <= 0) {
            end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        }
        return line.substring(0, end) + ELLIPSIS;
    }
}
