/** What readers like and dislike. */
package dev.tino.books.recommendation.preference;
