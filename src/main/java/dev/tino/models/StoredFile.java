package dev.tino.models;

import dev.tino.core.crypto.Sealed;

/**
 * A version as it lies in the database, not to be trusted yet.
 *
 * @param sha256 of the bytes, in hexadecimal
 */
record StoredFile(ModelVersion version, String sha256, byte[] bytes, Sealed signature) {
}
