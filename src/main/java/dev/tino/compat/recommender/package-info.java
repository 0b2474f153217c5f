/** The catalogue that recommends, as its clients know it: Portuguese messages, numbers for ids, ratings in words. */
package dev.tino.compat.recommender;
