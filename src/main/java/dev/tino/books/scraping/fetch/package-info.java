/** Fetches the pages of one shop: politely, patiently, and from nowhere else. */
package dev.tino.books.scraping.fetch;
