/** The books that there are: search, paging, statistics, and the revision that tells whether something changed. */
package dev.tino.books.catalogue;
