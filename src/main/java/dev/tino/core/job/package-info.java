/** Work that outlives its request and its node: queued with the caller's rows, leased, repeated, resumed, watched. */
package dev.tino.core.job;
