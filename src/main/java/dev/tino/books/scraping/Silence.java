package dev.tino.books.scraping;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.PageFailure;
import dev.tino.core.error.Failure;

/** Notices when the shop goes away, so that a run does not hold its place for nothing. For use by several threads. */
final class Silence {

    /** So many pages in a row that bring no answer at all: the shop went away. */
    static final int MOST_SILENT = 40;
    /** So many that fail at the shop's end, whatever it answers, and none that comes between them. */
    static final int MOST_TROUBLED = 200;

    private int silent;
    private int troubled;

    synchronized void broken() {
        silent = 0;
        troubled = 0;
    }

    /** @return why the run is to end; null when it is to go on */
    synchronized Failure after(Throwable failure) {
        boolean away = failure instanceof PageFailure page && page.isAway();
        silent = away && ((PageFailure) failure).isSilence() ? silent + 1 : 0;
        troubled += away ? 1 : 0;
        if (silent >= MOST_SILENT) {
            return BookError.SHOP_UNREACHABLE.because(
                    "The shop went away: %d pages in a row brought no answer, the last one %s", silent, failure.getMessage());
        }
        return troubled < MOST_TROUBLED ? null
                : BookError.SHOP_UNREACHABLE.because("The shop is broken: %d pages failed and none came, the last one %s",
                        troubled, failure.getMessage());
    }
}
