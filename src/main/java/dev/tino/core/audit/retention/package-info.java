/** How long things are kept, and the daily run that removes what is older. */
package dev.tino.core.audit.retention;
