package dev.tino.books.scraping;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.tino.books.scraping.shop.FrontPage.Category;
import dev.tino.books.scraping.shop.ListPage;

/** The list of one category while it is read, page after page. */
final class CategoryList {

    private final Category category;
    private final FailedPages failed;
    private final Set<URI> books = new LinkedHashSet<>();
    private final Set<URI> pages = new HashSet<>();
    private Integer announced;
    private URI next;
    private boolean whole = true;

    CategoryList(Category category, FailedPages failed) {
        this.category = category;
        this.failed = failed;
        this.next = category.address();
        pages.add(next);
    }

    String name() {
        return category.name();
    }

    Set<URI> books() {
        return books;
    }

    /** The page to be read; null when there is no more. */
    URI next() {
        return next;
    }

    /** Whether each page of it was read and each book on them has a link. */
    boolean isWhole() {
        return whole;
    }

    void read(ListPage page) {
        books.addAll(page.books());
        page.wrong().forEach(reason -> wrong(next, reason));
        announced = page.announced() == null ? announced : page.announced();
        if (page.next() != null && !pages.add(page.next())) {
            wrong(next, "its next page was read before: " + page.next());
            next = null;
        } else {
            next = page.next();
        }
        if (next == null && whole && announced != null && books.size() < announced) {
            wrong(category.address(), "its list says %d books and shows %d".formatted(announced, books.size()));
        }
    }

    /** The page that was to be read cannot be: what lies behind it is not known. */
    void broke(String reason) {
        wrong(next, reason);
        next = null;
    }

    private void wrong(URI page, String reason) {
        whole = false;
        failed.add(page, reason);
    }
}
