/** Whether a book is rated well, guessed by several algorithms beside their baseline. */
package dev.tino.books.rating;
