/** Keys that seal come and go: none that is still needed is missed unnoticed, and what lies under old ones is sealed anew. */
package dev.tino.core.rotation;
