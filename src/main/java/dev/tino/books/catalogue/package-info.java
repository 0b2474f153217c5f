/** The books that there are, the revision that tells whether something changed, and answers that hold until then. */
package dev.tino.books.catalogue;
