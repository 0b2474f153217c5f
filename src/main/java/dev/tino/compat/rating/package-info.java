/**
 * The catalogue that predicts ratings, for its own clients: Portuguese names, integers for ids, refusals as FastAPI has them.
 */
package dev.tino.compat.rating;
