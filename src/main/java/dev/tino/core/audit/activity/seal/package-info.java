/** The chain of seals over the activity log: who makes it, and who finds out whether it is whole. */
package dev.tino.core.audit.activity.seal;
