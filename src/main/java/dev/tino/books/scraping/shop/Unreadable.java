package dev.tino.books.scraping.shop;

/** A page, or an address on it, that says nothing that can be used. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what the report says of it */
    public Unreadable(String reason, Object... arguments) {
        super(reason.formatted(arguments), null, false, false);
    }
}
