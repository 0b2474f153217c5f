/** The activity log: acts that matter, append-only and sealed. */
package dev.tino.core.audit.activity;
