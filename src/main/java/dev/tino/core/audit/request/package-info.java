/** The request log: one row for every request, redacted when written. */
package dev.tino.core.audit.request;
