/** Which books are like one, or like what a reader likes. */
package dev.tino.books.recommendation;
