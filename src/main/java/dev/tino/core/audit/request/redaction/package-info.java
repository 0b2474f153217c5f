/** What of a request may be written down: decided by its path, applied to path, query and body. */
package dev.tino.core.audit.request.redaction;
