/** What a company decides by: two thresholds and what mistakes cost, each change a new version. */
package dev.tino.credit.policy;
