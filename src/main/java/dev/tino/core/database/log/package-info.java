/**
 * Logs that are partitioned by day: written batch after batch off the requests' path, read newest first, dropped day by day.
 */
package dev.tino.core.database.log;
