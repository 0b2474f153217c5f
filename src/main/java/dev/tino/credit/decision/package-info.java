/** Decisions on orders: made once, explained, replayed, reviewed by people, and held against what orders turned out to be. */
package dev.tino.credit.decision;
