/** A book catalogue: scraped, searched, recommended from, and rated by models that it trains. */
package dev.tino.books;
