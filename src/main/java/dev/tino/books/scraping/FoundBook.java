package dev.tino.books.scraping;

import dev.tino.books.scraping.shop.ProductPage;

/**
 * A book that a run has read.
 *
 * @param position in the lists of the shop
 * @param url that the lists name
 */
record FoundBook(int position, String url, ProductPage page) {
}
