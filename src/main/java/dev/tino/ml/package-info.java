/** The learning engine: plain Java from rows to scores, which knows neither HTTP nor SQL nor any bean container. */
package dev.tino.ml;
