package dev.tino.finance.statement.ofx;

import java.util.Locale;

import dev.tino.finance.statement.line.Words;

/**
 * Cuts OFX into tags, SGML and XML alike. One pass, no stack: what is not closed costs nothing. Each character is
 * looked at a bounded number of times. Entities beyond the few that OFX uses stay as they are written; a document type
 * is passed over, so nothing outside the file is ever read.
 */
final class OfxTokens {

    private static final int LONGEST_NAME = 64;
    /** Attributes of a tag; OFX uses none. */
    private static final int LONGEST_TAG = 512;

    private final String text;
    private int position;
    private int line = 1;
    private int counted;

    private String name = "";
    private boolean closing;
    private boolean selfClosing;
    private int tagLine = 1;
    private String value = "";

    OfxTokens(String text) {
        this.text = text;
        skipToTag();
    }

    /** Goes to the next tag and the text behind it; false at the end of the file. */
    boolean next() {
        if (position >= text.length()) {
            return false;
        }
        tagLine = lineAt(position);
        int end = tagEnd(position);
        closing = text.charAt(position + 1) == '/';
        selfClosing = !closing && text.charAt(end - 1) == '/';
        name = name(position + (closing ? 2 : 1));
        position = end + 1;
        value = skipToTag();
        return true;
    }

    /** The tag's name in upper case, without the prefix of a namespace. */
    String name() {
        return name;
    }

    boolean isClosing() {
        return closing;
    }

    /** The text behind an opening tag, up to the next tag: tidy, entities resolved. */
    String value() {
        return closing || selfClosing ? "" : value;
    }

    /** The line on which the tag stands, from 1. */
    int line() {
        return tagLine;
    }

    /** Collects text up to the next tag, and stands there or at the end. */
    private String skipToTag() {
        StringBuilder found = new StringBuilder();
        while (position < text.length()) {
            int open = text.indexOf('<', position);
            int textEnd = open < 0 ? text.length() : open;
            Entities.resolve(text, position, textEnd, found);
            position = textEnd;
            if (open < 0 || tagEnd(open) >= 0) {
                break;
            }
            skipOther(found);
        }
        return Words.tidy(found.toString());
    }

    /** Passes a {@code <} that begins no tag. */
    private void skipOther(StringBuilder found) {
        if (text.startsWith("<![CDATA[", position)) {
            int start = position + 9;
            int end = endOf("]]>", start);
            found.append(text, start, Math.min(end, text.length()));
            position = Math.min(end + 3, text.length());
        } else if (text.startsWith("<!--", position)) {
            position = Math.min(endOf("-->", position + 4) + 3, text.length());
        } else if (text.startsWith("<!", position) || text.startsWith("<?", position)) {
            position = Math.min(endOf(">", position) + 1, text.length());
        } else {
            found.append('<');
            position++;
        }
    }

    private int endOf(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end;
    }

    /** Where the tag that begins here ends, -1 when none begins. */
    private int tagEnd(int open) {
        int start = text.startsWith("</", open) ? open + 2 : open + 1;
        int nameEnd = start;
        while (nameEnd < text.length() && nameEnd - start <= LONGEST_NAME && isNamePart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == start || nameEnd - start > LONGEST_NAME || !Character.isLetter(text.charAt(start))) {
            return -1;
        }
        int limit = Math.min(text.length(), nameEnd + LONGEST_TAG);
        for (int i = nameEnd; i < limit && text.charAt(i) != '<'; i++) {
            if (text.charAt(i) == '>') {
                return i;
            }
        }
        return -1;
    }

    private String name(int start) {
        int end = start;
        while (isNamePart(text.charAt(end))) {
            end++;
        }
        String full = text.substring(start, end).toUpperCase(Locale.ROOT);
        return full.substring(full.lastIndexOf(':') + 1);
    }

    private static boolean isNamePart(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-' || c == ':');
    }

    private int lineAt(int index) {
        for (; counted < index; counted++) {
            char c = text.charAt(counted);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", counted + 1)) {
                line++;
            }
        }
        return line;
    }
}
