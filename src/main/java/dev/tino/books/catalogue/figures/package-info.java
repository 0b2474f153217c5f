/** The catalogue as a whole: its figures, its genres, and the rows that rating models learn from. */
package dev.tino.books.catalogue.figures;
