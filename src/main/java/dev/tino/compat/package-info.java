/**
 * The routes of five older systems, so that their own clients work unchanged: each resource translates to the services of
 * the domains and back. Nothing imports this package, and {@code tino.compat.enabled} turns it off.
 */
package dev.tino.compat;
