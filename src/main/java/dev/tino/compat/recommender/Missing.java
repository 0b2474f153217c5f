package dev.tino.compat.recommender;

/** What the shop does not tell: this system has texts always, so clients may call methods of them. */
final class Missing {

    private Missing() {
    }

    static String text(String text) {
        return text == null ? "" : text;
    }
}
