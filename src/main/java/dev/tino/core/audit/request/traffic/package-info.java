/**
 * How much is asked of Tino, how much of it fails and how long it takes, from the roll-up that is kept beside the request log.
 */
package dev.tino.core.audit.request.traffic;
