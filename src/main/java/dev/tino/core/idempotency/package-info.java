/** Requests that come twice under one Idempotency-Key: what they create is there once, and the first answer is given again. */
package dev.tino.core.idempotency;
