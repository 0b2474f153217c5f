/** The job that trains the recommender and the rating models, and puts them into service. */
package dev.tino.books.training;
