/** Who did what and when: the request log, the activity log, and how long things are kept. */
package dev.tino.core.audit;
