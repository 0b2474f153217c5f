package dev.tino.compat;

import java.util.Locale;

/** The systems whose clients Tino serves. The table of each stands in {@code compat/<name>.txt}. */
public enum LegacySystem {

    FINANCE(""),
    /** The catalogue that recommends. */
    RECOMMENDER("/compat/recommender"),
    /** The catalogue that predicts ratings. */
    RATING("/compat/rating"),
    CREDIT(""),
    CHAT("");

    private final String root;

    LegacySystem(String root) {
        this.root = root;
    }

    /** Where all its routes stand beside their own addresses, some of which others claim, too; empty when none does. */
    public String root() {
        return root;
    }

    String table() {
        return "/compat/" + name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
