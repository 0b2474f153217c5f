/** What served models answered, and how right they were where the truth became known. */
package dev.tino.models.prediction;
