/** Lists of books, by what somebody typed, by filters and place, with their routes. */
package dev.tino.books.catalogue.search;
