/** How many requests there were, how many failed and how long they took, by route and minute. */
package dev.tino.core.audit.request.stats;
