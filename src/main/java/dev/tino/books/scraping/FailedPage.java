package dev.tino.books.scraping;

/** A page that brought nothing, and why. */
record FailedPage(String url, String reason) {
}
