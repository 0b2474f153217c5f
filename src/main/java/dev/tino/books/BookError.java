package dev.tino.books;

import dev.tino.core.error.ErrorCode;

/** What the catalogue refuses, as clients know it. */
public enum BookError implements ErrorCode {
    BOOK_NOT_FOUND(404),
    SCRAPE_UNDER_WAY(409),
    WRONG_COUNT(409),
    SHOP_UNREACHABLE(422),
    UNKNOWN_ALGORITHM(422),
    MODEL_NOT_TRAINED(503);

    private final int status;

    BookError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
