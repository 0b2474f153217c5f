/** What can be refused, and how a refusal reads on the wire. Stands lowest: everything else may throw these. */
package dev.tino.core.error;
