/** A user's own model: counted corrections, a job that trains on them, and what it is worth. */
package dev.tino.finance.training;
