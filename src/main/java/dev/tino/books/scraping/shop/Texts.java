package dev.tino.books.scraping.shop;

import org.jsoup.nodes.Element;

/** Texts of elements that may be missing. */
final class Texts {

    private Texts() {
    }

    /** With single spaces and without what no database keeps; null when there is none. */
    static String of(Element element) {
        if (element == null) {
            return null;
        }
        String text = element.text().replace('\0', ' ').strip();
        return text.isEmpty() ? null : text;
    }

    /** @throws Unreadable when it is missing or longer than any honest one */
    static String required(String field, String text, int longest) {
        if (text == null) {
            throw new Unreadable("has no %s", field);
        }
        return limited(field, text, longest);
    }

    static String limited(String field, String text, int longest) {
        if (text != null && text.length() > longest) {
            throw new Unreadable("its %s has %d characters, which is more than %d", field, text.length(), longest);
        }
        return text;
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
