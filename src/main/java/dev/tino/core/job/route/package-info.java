/** What owners see of their jobs and do about them, and how long that is kept. */
package dev.tino.core.job.route;
