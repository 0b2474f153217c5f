package dev.tino.books.scraping;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** All that failed is counted; so much of it is told. For use by several threads. */
final class FailedPages {

    static final int MOST_TOLD = 1_000;

    private final List<FailedPage> told = new ArrayList<>();
    private int count;

    void add(URI page, String reason) {
        add(page.toString(), reason);
    }

    synchronized void add(String page, String reason) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(new FailedPage(page, reason.replace('\0', ' ')));
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<FailedPage> told() {
        return List.copyOf(told);
    }
}
