/** The secrets of a deployment, what is derived from them, and what they seal. */
package dev.tino.core.crypto;
