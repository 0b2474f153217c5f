/** Brings a shop's books into the catalogue, politely, as a job. */
package dev.tino.books.scraping;
