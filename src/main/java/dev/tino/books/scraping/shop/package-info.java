/** What the pages of a shop say: its categories, its lists and its books, read from HTML that may be broken. */
package dev.tino.books.scraping.shop;
