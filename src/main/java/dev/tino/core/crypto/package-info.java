/** The folder of secrets, and the keys that are derived from them. */
package dev.tino.core.crypto;
